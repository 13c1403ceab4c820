/** E-seals, sealing PDF documents with them, and verifying the result. */
module io.github.yinxin.pdfseal {
  requires static org.jspecify;
  requires transitive io.github.yinxin.core;
  requires transitive java.desktop;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.util;
  requires org.apache.fontbox;
  requires org.apache.pdfbox;
  requires org.apache.pdfbox.io;
  // PDFBox is an automatic module and cannot say itself that it needs these two.
  requires org.apache.commons.logging;
  requires jdk.unsupported;

  exports io.github.yinxin.pdf;
  exports io.github.yinxin.seal;
}
