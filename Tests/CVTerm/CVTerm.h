#pragma once
#if !__has_include(<vterm.h>)
#error "libvterm's headers are missing. On Debian/Ubuntu: sudo apt-get install -y libvterm-dev"
#endif
#include <vterm.h>
