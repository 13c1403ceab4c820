/** Licenses and their register, signatures, and verdicts as values. */
module io.github.yinxin.core {
  requires static org.jspecify;
  requires org.bouncycastle.provider;

  exports io.github.yinxin.license;
  exports io.github.yinxin.register;
  exports io.github.yinxin.sign;
  exports io.github.yinxin.verify;
}
