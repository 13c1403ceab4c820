package io.github.yinxin.core.internal.net;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells the addresses of the public internet from those of machines near by (RFC 6890). */
final class PublicAddresses {

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? publicV4(bytes, 0) : publicV6(bytes);
  }

  private static boolean publicV4(byte[] address, int at) {
    int first = address[at] & 0xFF;
    int second = address[at + 1] & 0xFF;
    boolean carrier = first == 100 && second >= 64 && second < 128;
    boolean protocols = first == 192 && second == 0 && address[at + 2] == 0;
    boolean benchmarks = first == 198 && (second == 18 || second == 19);
    boolean local =
        first == 10
            || first == 127
            || (first == 192 && second == 168)
            || (first == 172 && second >= 16 && second < 32)
            || (first == 169 && second == 254);
    return first != 0 && first < 224 && !local && !carrier && !protocols && !benchmarks;
  }

  // 2000::/3 is what is given out; within it, ways to write an IPv4 address need a second look.
  private static boolean publicV6(byte[] address) {
    int first = address[0] & 0xFF;
    int second = address[1] & 0xFF;
    if (first == 0x20 && second == 0x02) {
      return publicV4(address, 2);
    }
    boolean translated = first == 0x00 && second == 0x64; // 64:ff9b::/96 ends with an IPv4 address.
    if (translated) {
      return publicV4(address, 12);
    }
    boolean teredo = first == 0x20 && second == 0x01 && address[2] == 0 && address[3] == 0;
    return (first & 0xE0) == 0x20 && !teredo;
  }
}
