// What Swift cannot say of libcurl itself. One reason for each entry.
#ifndef MASTHEAD_CCURL_H
#define MASTHEAD_CCURL_H

#include <curl/curl.h>

// Functions with a variable number of arguments, one for each kind of argument.
CURLcode shim_set_number(CURL *easy, CURLoption option, long value);
CURLcode shim_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode shim_set_list(CURL *easy, CURLoption option, struct curl_slist *value);
CURLcode shim_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode shim_set_receiver(CURL *easy, CURLoption option, curl_write_callback value);
CURLcode shim_set_opener(CURL *easy, curl_opensocket_callback value);
CURLcode shim_get_pointer(CURL *easy, CURLINFO info, void **value);
CURLcode shim_get_size(CURL *easy, CURLINFO info, curl_off_t *value);
CURLcode shim_get_number(CURL *easy, CURLINFO info, long *value);
CURLMcode shim_set_multi(CURLM *multi, CURLMoption option, long value);

// A function whose first argument is constant in some versions only.
CURLUcode shim_get_part(CURLU *url, CURLUPart part, char **text, unsigned int flags);

// The address behind a header that shows a plain `sockaddr`, where one as long as its family needs stands.
const void *shim_address(const struct curl_sockaddr *address);

#endif
