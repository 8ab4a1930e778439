// How a library is stood in for until it is called: most runs of cron need none of those that talk to the network,
// which take milliseconds and megabytes to load. A target that stands in for a library lists its functions as
//
//     #define EACH_FUNCTION(OF) OF(result, name, (parameters), (arguments)) …
//
// keeps them in a struct `loaded` of MEMBERs, finds each with FIND in a function `load`, which `once` calls, and
// defines each under its own name with STAND_IN. REMEDY says what to install where one is missing.
#ifndef MASTHEAD_CLOADER_H
#define MASTHEAD_CLOADER_H

#include <pthread.h>

// Loads a library by its file name; ends the process as the system's own loader does where it is missing.
void *loader_open(const char *file, const char *remedy);

// Finds a function in a library, or ends the process likewise.
void *loader_find(void *library, const char *name, const char *remedy);

#define MEMBER(result, name, parameters, arguments) __typeof__(name) *name;
#define FIND(result, name, parameters, arguments) \
    loaded.name = (__typeof__(name) *)loader_find(library, #name, REMEDY);
#define LOADED(name) (pthread_once(&once, load), loaded.name)
#define STAND_IN(result, name, parameters, arguments) \
    result name parameters { return LOADED(name) arguments; }

#endif
