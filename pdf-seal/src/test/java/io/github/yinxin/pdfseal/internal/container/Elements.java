package io.github.yinxin.pdfseal.internal.container;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Exchanges elements in DER at any depth, tags and all, and sets the lengths around them right. */
final class Elements {

  private Elements() {}

  /** Replaces every element that is these bytes. */
  static byte[] replaced(byte[] der, byte[] from, byte[] to) throws DerException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DerInput in = DerInput.of(der);
    while (in.hasNext()) {
      DerInput.Element element = in.next("element");
      byte[] encoded = element.encoded();
      boolean constructed = (element.tag() & 0x20) != 0;
      if (Arrays.equals(encoded, from)) {
        out.writeBytes(to);
      } else if (constructed) {
        byte[] inside = replaced(element.content(), from, to);
        out.writeBytes(DerOutput.retagged(element.tag(), DerOutput.sequence(inside)));
      } else {
        out.writeBytes(encoded);
      }
    }
    return out.toByteArray();
  }

  /** Returns BER of the same: every constructed element has an indefinite length. */
  static byte[] indefinite(byte[] der) throws DerException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DerInput in = DerInput.of(der);
    while (in.hasNext()) {
      DerInput.Element element = in.next("element");
      if ((element.tag() & 0x20) == 0) {
        out.writeBytes(element.encoded());
      } else {
        out.write(element.tag());
        out.write(0x80);
        out.writeBytes(indefinite(element.content()));
        out.writeBytes(new byte[2]);
      }
    }
    return out.toByteArray();
  }
}
