#pragma once
#if !__has_include(<png.h>) || !__has_include(<turbojpeg.h>) || !__has_include(<zlib.h>)
#error "image headers are missing. On Debian/Ubuntu: sudo apt-get install -y libpng-dev libturbojpeg0-dev zlib1g-dev"
#endif
#include <png.h>
#include <turbojpeg.h>
#include <zlib.h>
