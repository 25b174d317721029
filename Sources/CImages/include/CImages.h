#pragma once
// What Swift needs of libpng and libjpeg, which answer to faults by jumps that only C can catch.
#if !__has_include(<png.h>) || !__has_include(<jpeglib.h>) || !__has_include(<zlib.h>)
#error "image headers are missing. On Debian/Ubuntu: sudo apt-get install -y libpng-dev libjpeg-dev zlib1g-dev"
#endif
#include <png.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

/// The size of a sentence that says why a picture is not read, its end included.
#define IMAGE_REASON_SIZE 256

/// The form in which a picture's numbers are read.
typedef struct {
  uint32_t width, height;
  /// 1 or 3, and one more where the file has an alpha channel or a transparent colour; 0 where a
  /// JPEG is in the colours of print.
  int channels;
  /// 8, or 16 where each number takes a uint16_t.
  int bits;
  /// What the file's gAMA chunk says, a hundred thousandth each; 0 where it has none.
  int32_t gamma;
} image_form;

/// Reads what stands before the pixels of a PNG file; false with a reason where that fails.
bool image_png_form(const uint8_t *_Nonnull bytes, size_t count, image_form *_Nonnull form,
                    char *_Nonnull reason);
/// Reads the numbers as the file has them, with no gamma applied and palettes looked up.
/// `pixels` holds width * height * channels numbers.
bool image_png_pixels(const uint8_t *_Nonnull bytes, size_t count, void *_Nonnull pixels,
                      char *_Nonnull reason);

/// Reads what stands before the pixels of a JPEG file; false with a reason where that fails.
bool image_jpeg_form(const uint8_t *_Nonnull bytes, size_t count, image_form *_Nonnull form,
                     char *_Nonnull reason);
/// Reads the pixels. What leaves some of them grey is a failure, other warnings are none.
/// A file of more scans than `most_scans` is given up.
bool image_jpeg_pixels(const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull pixels,
                       int most_scans, char *_Nonnull reason);
