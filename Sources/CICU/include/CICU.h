#ifndef NARADA_CICU_H
#define NARADA_CICU_H

/// The version of the ICU that is linked, as text such as "72.1".
const char *narada_icu_version(void);

#endif
