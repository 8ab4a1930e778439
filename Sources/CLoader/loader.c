#include "CLoader.h"

#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

static void *found(void *it, const char *remedy) {
    if (it) return it;
    fprintf(stderr, "masthead: %s: install %s\n", dlerror(), remedy);
    _exit(127);
}

void *loader_open(const char *file, const char *remedy) {
    return found(dlopen(file, RTLD_NOW | RTLD_LOCAL), remedy);
}

void *loader_find(void *library, const char *name, const char *remedy) {
    return found(dlsym(library, name), remedy);
}
