// Stands in for libcurl until it is called: it brings 25 libraries. Each function here has the name of libcurl's own.
#include "CCurl.h"

#include "CLoader.h"

#ifdef __APPLE__
#define LIBRARY "libcurl.4.dylib"
#else
#define LIBRARY "libcurl.so.4"
#endif
#define REMEDY "libcurl (Debian: libcurl4)"

// What is passed on as it comes: result, name, parameters, arguments.
#define EACH_FUNCTION(OF) \
    OF(CURL *, curl_easy_init, (void), ()) \
    OF(void, curl_easy_cleanup, (CURL *easy), (easy)) \
    OF(const char *, curl_easy_strerror, (CURLcode code), (code)) \
    OF(void, curl_free, (void *memory), (memory)) \
    OF(CURLcode, curl_global_init, (long flags), (flags)) \
    OF(CURLM *, curl_multi_init, (void), ()) \
    OF(CURLMcode, curl_multi_cleanup, (CURLM *multi), (multi)) \
    OF(CURLMcode, curl_multi_add_handle, (CURLM *multi, CURL *easy), (multi, easy)) \
    OF(CURLMcode, curl_multi_remove_handle, (CURLM *multi, CURL *easy), (multi, easy)) \
    OF(CURLMcode, curl_multi_perform, (CURLM *multi, int *running), (multi, running)) \
    OF(CURLMcode, curl_multi_poll, \
        (CURLM *multi, struct curl_waitfd extra[], unsigned int count, int milliseconds, int *ready), \
        (multi, extra, count, milliseconds, ready)) \
    OF(CURLMsg *, curl_multi_info_read, (CURLM *multi, int *left), (multi, left)) \
    OF(struct curl_slist *, curl_slist_append, (struct curl_slist *list, const char *text), (list, text)) \
    OF(void, curl_slist_free_all, (struct curl_slist *list), (list)) \
    OF(CURLU *, curl_url, (void), ()) \
    OF(void, curl_url_cleanup, (CURLU *url), (url)) \
    OF(CURLUcode, curl_url_set, (CURLU *url, CURLUPart part, const char *text, unsigned int flags), \
        (url, part, text, flags)) \
    OF(curl_version_info_data *, curl_version_info, (CURLversion age), (age))

// The others go through the shims below; libcurl checks the arguments of its own with macros.
#undef curl_easy_getinfo
#undef curl_easy_setopt
#undef curl_multi_setopt

static struct {
    EACH_FUNCTION(MEMBER)
    __typeof__(curl_easy_getinfo) *curl_easy_getinfo;
    __typeof__(curl_easy_setopt) *curl_easy_setopt;
    __typeof__(curl_multi_setopt) *curl_multi_setopt;
    __typeof__(curl_url_get) *curl_url_get;
} loaded;

static void load(void) {
    void *library = loader_open(LIBRARY, REMEDY);
    EACH_FUNCTION(FIND)
    FIND(CURLcode, curl_easy_getinfo, (), ())
    FIND(CURLcode, curl_easy_setopt, (), ())
    FIND(CURLMcode, curl_multi_setopt, (), ())
    FIND(CURLUcode, curl_url_get, (), ())
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

EACH_FUNCTION(STAND_IN)

CURLcode shim_set_number(CURL *easy, CURLoption option, long value) {
    return LOADED(curl_easy_setopt)(easy, option, value);
}
CURLcode shim_set_text(CURL *easy, CURLoption option, const char *value) {
    return LOADED(curl_easy_setopt)(easy, option, value);
}
CURLcode shim_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return LOADED(curl_easy_setopt)(easy, option, value);
}
CURLcode shim_set_pointer(CURL *easy, CURLoption option, void *value) {
    return LOADED(curl_easy_setopt)(easy, option, value);
}
CURLcode shim_set_receiver(CURL *easy, CURLoption option, curl_write_callback value) {
    return LOADED(curl_easy_setopt)(easy, option, value);
}
CURLcode shim_set_opener(CURL *easy, curl_opensocket_callback value) {
    return LOADED(curl_easy_setopt)(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}
CURLcode shim_get_pointer(CURL *easy, CURLINFO info, void **value) {
    return LOADED(curl_easy_getinfo)(easy, info, value);
}
CURLcode shim_get_size(CURL *easy, CURLINFO info, curl_off_t *value) {
    return LOADED(curl_easy_getinfo)(easy, info, value);
}
CURLcode shim_get_number(CURL *easy, CURLINFO info, long *value) {
    return LOADED(curl_easy_getinfo)(easy, info, value);
}
CURLMcode shim_set_multi(CURLM *multi, CURLMoption option, long value) {
    return LOADED(curl_multi_setopt)(multi, option, value);
}
CURLUcode shim_get_part(CURLU *url, CURLUPart part, char **text, unsigned int flags) {
    return LOADED(curl_url_get)(url, part, text, flags);
}

const void *shim_address(const struct curl_sockaddr *address) { return &address->addr; }
