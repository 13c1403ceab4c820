/** Verification codes: issuing, scanning and verifying them. */
module io.github.yinxin.qr {
  // For picture files alone.
  requires static java.desktop;
  requires static org.jspecify;
  requires transitive io.github.yinxin.core;
  requires com.google.zxing;
  requires org.bouncycastle.provider;

  exports io.github.yinxin.qr;
}
