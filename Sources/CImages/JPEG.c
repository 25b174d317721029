#include "CImages.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

typedef struct {
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf end;
  char *reason;
  int most_scans;
} decoder;

static void fail(j_common_ptr common) {
  decoder *with = common->client_data;
  char message[JMSG_LENGTH_MAX];
  common->err->format_message(common, message);
  snprintf(with->reason, IMAGE_REASON_SIZE, "%s", message);
  longjmp(with->end, 1);
}

// Some cameras write a wrong scan header, or bytes between two markers. All pixels are there.
static bool is_harmless(int code) {
  switch (code) {
  case JWRN_NOT_SEQUENTIAL:
  case JWRN_EXTRANEOUS_DATA:
  case JWRN_JFIF_MAJOR:
  case JWRN_ADOBE_XFORM:
  case JWRN_BOGUS_ICC:
    return true;
  default:
    return false;
  }
}

static void hear(j_common_ptr common, int level) {
  if (level < 0 && !is_harmless(common->err->msg_code)) fail(common);
}

static void count_scans(j_common_ptr common) {
  decoder *with = common->client_data;
  if (!common->is_decompressor || with->most_scans <= 0) return;
  int scans = ((j_decompress_ptr)common)->input_scan_number;
  if (scans <= with->most_scans) return;
  snprintf(with->reason, IMAGE_REASON_SIZE, "it has more than %d scans", with->most_scans);
  longjmp(with->end, 1);
}

static void describe(j_decompress_ptr jpeg, image_form *form) {
  form->width = jpeg->image_width;
  form->height = jpeg->image_height;
  form->bits = 8;
  form->gamma = 0;
  switch (jpeg->jpeg_color_space) {
  case JCS_GRAYSCALE:
    form->channels = 1;
    break;
  case JCS_RGB:
  case JCS_YCbCr:
    form->channels = 3;
    break;
  default:
    form->channels = 0;
  }
}

static void read_rows(j_decompress_ptr jpeg, uint8_t *pixels) {
  bool is_grey = jpeg->jpeg_color_space == JCS_GRAYSCALE;
  jpeg->out_color_space = is_grey ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_start_decompress(jpeg);
  size_t stride = (size_t)jpeg->output_width * (size_t)jpeg->output_components;
  while (jpeg->output_scanline < jpeg->output_height) {
    JSAMPROW row = pixels + jpeg->output_scanline * stride;
    jpeg_read_scanlines(jpeg, &row, 1);
  }
  jpeg_finish_decompress(jpeg);
}

// With `pixels` the form has been read before, and memory is there.
static bool read_file(const uint8_t *bytes, size_t count, image_form *form, uint8_t *pixels,
                      int most_scans, char *reason) {
  decoder with;
  memset(&with, 0, sizeof with);
  struct jpeg_decompress_struct jpeg;
  memset(&jpeg, 0, sizeof jpeg);
  with.reason = reason;
  with.most_scans = most_scans;
  jpeg.err = jpeg_std_error(&with.errors);
  with.errors.error_exit = fail;
  with.errors.emit_message = hear;
  with.progress.progress_monitor = count_scans;
  jpeg.client_data = &with;
  if (setjmp(with.end)) {
    jpeg_destroy_decompress(&jpeg);
    return false;
  }
  jpeg_create_decompress(&jpeg);
  jpeg.progress = &with.progress;
  jpeg_mem_src(&jpeg, bytes, count);
  jpeg_read_header(&jpeg, TRUE);
  if (form) describe(&jpeg, form);
  if (pixels) read_rows(&jpeg, pixels);
  jpeg_destroy_decompress(&jpeg);
  return true;
}

bool image_jpeg_form(const uint8_t *bytes, size_t count, image_form *form, char *reason) {
  return read_file(bytes, count, form, NULL, 0, reason);
}

bool image_jpeg_pixels(const uint8_t *bytes, size_t count, uint8_t *pixels, int most_scans,
                       char *reason) {
  return read_file(bytes, count, NULL, pixels, most_scans, reason);
}
