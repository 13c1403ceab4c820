/** Licenses and their register, signatures, and verdicts as values. */
module io.github.yinxin.core {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;
  requires transitive java.net.http;
  requires transitive java.sql;
  requires org.bouncycastle.provider;

  exports io.github.yinxin.license;
  exports io.github.yinxin.register;
  exports io.github.yinxin.sign;
  exports io.github.yinxin.verify;
}
