#include "CImages.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A file in memory, and how far it has been read.
typedef struct {
  const uint8_t *bytes;
  size_t count, position;
  char *reason;
} source;

static void read_bytes(png_structp png, png_bytep target, size_t count) {
  source *from = png_get_io_ptr(png);
  if (count > from->count - from->position) png_error(png, "read beyond end of data");
  memcpy(target, from->bytes + from->position, count);
  from->position += count;
}

static void fail(png_structp png, png_const_charp message) {
  source *from = png_get_error_ptr(png);
  snprintf(from->reason, IMAGE_REASON_SIZE, "%s", message);
  png_longjmp(png, 1);
}

static void pass_over(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void describe(png_structp png, png_infop info, image_form *form) {
  int kind = png_get_color_type(png, info);
  bool has_colour = kind & PNG_COLOR_MASK_COLOR;
  bool has_alpha = (kind & PNG_COLOR_MASK_ALPHA) || png_get_valid(png, info, PNG_INFO_tRNS);
  form->width = png_get_image_width(png, info);
  form->height = png_get_image_height(png, info);
  form->channels = (has_colour ? 3 : 1) + (has_alpha ? 1 : 0);
  form->bits = png_get_bit_depth(png, info) == 16 ? 16 : 8;
  form->gamma = 0;
  png_fixed_point gamma;
  if (png_get_gAMA_fixed(png, info, &gamma)) form->gamma = gamma;
}

static void read_rows(png_structp png, png_infop info, uint8_t *pixels) {
  // Palettes and what has less than eight bits become bytes, a transparent colour becomes alpha.
  png_set_expand(png);
  uint16_t one = 1;
  if (png_get_bit_depth(png, info) == 16 && *(uint8_t *)&one == 1) png_set_swap(png);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  size_t stride = png_get_rowbytes(png, info);
  uint32_t height = png_get_image_height(png, info);
  for (int pass = 0; pass < passes; pass++)
    for (uint32_t row = 0; row < height; row++) png_read_row(png, pixels + row * stride, NULL);
  png_read_end(png, NULL);
}

// With `pixels` the form has been read before, and memory is there.
static bool read_file(const uint8_t *bytes, size_t count, image_form *form, void *pixels,
                      char *reason) {
  source from = {bytes, count, 0, reason};
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &from, fail, pass_over);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    snprintf(reason, IMAGE_REASON_SIZE, "no decoder could be made");
    return false;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return false;
  }
  png_set_read_fn(png, &from, read_bytes);
  // Larger pictures are refused by their number of pixels; the library's own limit is lower.
  png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF);
  png_read_info(png, info);
  if (form) describe(png, info, form);
  if (pixels) read_rows(png, info, pixels);
  png_destroy_read_struct(&png, &info, NULL);
  return true;
}

bool image_png_form(const uint8_t *bytes, size_t count, image_form *form, char *reason) {
  return read_file(bytes, count, form, NULL, reason);
}

bool image_png_pixels(const uint8_t *bytes, size_t count, void *pixels, char *reason) {
  return read_file(bytes, count, NULL, pixels, reason);
}
