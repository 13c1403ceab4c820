/**
 * Verification codes on licenses: issued, scanned and verified without a network.
 *
 * <p>A code's text is {@code EL1:} followed by base45 (RFC 9285) of a tagged COSE_Sign1 (RFC 9052):
 *
 * <pre>{@code
 * 18([ << {1: alg, 4: kid, -70003: dictionary} >>, {}, << raw deflate of the claims >>, signature ])
 *
 * alg         -7 ES256, or -70001 SM2 with SM3 and the user id 1234567812345678
 * kid         8 bytes: the first 8 of SM3 over the signing key's DER SubjectPublicKeyInfo
 * dictionary  number of the preset dictionary; left out where there is none
 * signature   64 bytes, r then s; over the Sig_structure of RFC 9052 4.4, without external data
 * claims      {1: issuer code, 4: expires at, 6: issued at, 7: cti, 65535: {0: list, 1: index},
 *              -70001: {0: profile, n: text or digest}}; 65535 is left out for licenses in no list,
 *              and the profile p of a code for tests is written as -1 - p
 * }</pre>
 *
 * <p>CBOR is deterministic (RFC 8949 4.2.1) throughout; times are whole seconds since 1970. The
 * claims are compressed before they are signed, so that nothing is inflated for a forger. Numbers
 * of keys, dictionaries and profiles get their meaning from a {@link
 * io.github.yinxin.qr.TrustList}: also a COSE_Sign1, over the external data {@code yinxin trust
 * list}.
 */
@NullMarked
package io.github.yinxin.qr;

import org.jspecify.annotations.NullMarked;
