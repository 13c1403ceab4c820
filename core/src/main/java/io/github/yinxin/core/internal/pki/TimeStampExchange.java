package io.github.yinxin.core.internal.pki;

import java.math.BigInteger;
import java.util.Optional;

/** The request for a time stamp and the response to it (RFC 3161 2.4). */
public final class TimeStampExchange {

  private static final byte[] TRUE = {(byte) 0xFF};
  private static final int GRANTED_WITH_CHANGES = 1;

  private TimeStampExchange() {}

  /** Returns the DER of a request that asks for the authority's certificate to come along. */
  public static byte[] request(String digestOid, byte[] digest, BigInteger nonce) {
    return DerWriter.sequence(
        DerWriter.integer(BigInteger.ONE),
        DerWriter.sequence(DerWriter.algorithm(digestOid), DerWriter.octets(digest)),
        DerWriter.integer(nonce),
        DerWriter.element(Der.BOOLEAN, TRUE));
  }

  /**
   * Returns the token inside a response.
   *
   * @throws MalformedException if it is no response, or the authority refused
   */
  public static byte[] token(byte[] response) throws MalformedException {
    Der file = Der.lenient(response);
    Der parts = file.next(Der.SEQUENCE).open();
    file.requireEnd("a time-stamp response");
    int status = parts.next(Der.SEQUENCE).open().next(Der.INTEGER).small();
    Optional<Der.Element> token = parts.optional(Der.SEQUENCE);
    if (status > GRANTED_WITH_CHANGES || token.isEmpty()) {
      throw new MalformedException("the authority refuses with status " + status);
    }
    return token.get().encoded();
  }
}
