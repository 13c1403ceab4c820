package io.github.yinxin.qr.internal;

/** How often a JPEG (ISO/IEC 10918-1) goes over its picture, told by its markers alone. */
final class JpegScans {

  private static final int MARKER = 0xFF;
  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int FIRST_WITH_LENGTH = 0xC0;
  private static final int FIRST_RESTART = 0xD0;

  private JpegScans() {}

  /** Returns the number of scans before the end of the picture, 0 for files of other kinds. */
  static int count(byte[] file) {
    if (at(file, 0) != MARKER || at(file, 1) != START_OF_IMAGE) {
      return 0;
    }
    int scans = 0;
    int position = 2;
    while (position < file.length - 1) {
      int marker = at(file, position) == MARKER ? at(file, position + 1) : 0;
      if (marker == END_OF_IMAGE) {
        return scans;
      }
      scans += marker == START_OF_SCAN ? 1 : 0;
      position += hasLength(marker) ? 2 + length(file, position + 2) : 1;
    }
    return scans;
  }

  // Others are data, restarts within a scan, or not in use: readers step over them byte by byte.
  private static boolean hasLength(int marker) {
    boolean restart = marker >= FIRST_RESTART && marker <= START_OF_IMAGE;
    return marker >= FIRST_WITH_LENGTH && marker < MARKER && !restart;
  }

  private static int length(byte[] file, int position) {
    return at(file, position) << 8 | at(file, position + 1);
  }

  private static int at(byte[] file, int position) {
    return position < file.length ? file[position] & 0xFF : 0;
  }
}
