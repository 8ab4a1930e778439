// What Swift's own view of the C library leaves out: how glibc's allocator is tuned.
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif
