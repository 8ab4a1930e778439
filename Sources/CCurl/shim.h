// What Swift cannot say of libcurl itself. One reason for each entry.
#ifndef MASTHEAD_CURL_SHIM_H
#define MASTHEAD_CURL_SHIM_H

#include <curl/curl.h>

#endif
