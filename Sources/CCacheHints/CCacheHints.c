// A target must have a source; what there is to compile is in the header, so that it becomes part of its callers.
#include "CCacheHints.h"
