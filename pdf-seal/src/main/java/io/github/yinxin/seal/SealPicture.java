package io.github.yinxin.seal;

import static java.util.Objects.requireNonNull;

/** The picture inside a seal 印章图像 (GB/T 38540-2020 6.1, SES_ESPictrueInfo). */
public final class SealPicture {

  private final String type;
  private final byte[] data;
  private final int widthMm;
  private final int heightMm;

  private SealPicture(String type, byte[] data, int widthMm, int heightMm) {
    this.type = requireNonNull(type, "type");
    this.data = data.clone();
    this.widthMm = widthMm;
    this.heightMm = heightMm;
  }

  /**
   * Wraps a picture.
   *
   * @param type what the data are, for example {@code PNG}; written in either case by makers
   * @param widthMm width on paper in millimetres
   * @param heightMm height on paper in millimetres
   */
  public static SealPicture of(String type, byte[] data, int widthMm, int heightMm) {
    return new SealPicture(type, data, widthMm, heightMm);
  }

  /** Returns what the data are. */
  public String type() {
    return type;
  }

  /** Returns a copy of the picture's bytes. */
  public byte[] data() {
    return data.clone();
  }

  /** Returns the width on paper in millimetres. */
  public int widthMm() {
    return widthMm;
  }

  /** Returns the height on paper in millimetres. */
  public int heightMm() {
    return heightMm;
  }
}
