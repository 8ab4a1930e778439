// The baseline reaches libxml2 from C; this names the library to link.
#include <libxml/xmlversion.h>
