package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;

/**
 * What a time stamp says (RFC 3161 2.4.2), unjudged.
 *
 * @param imprint the digest that it vouches for
 * @param time when that existed
 */
record TimeStampInfo(Digest imprint, Instant time) {

  static TimeStampInfo parse(byte[] content) throws DerException {
    try {
      TSTInfo info = TSTInfo.getInstance(content);
      MessageImprint imprint = info.getMessageImprint();
      return new TimeStampInfo(
          ClaimedDigest.of(
              ClaimedDigest.algorithm(imprint.getHashAlgorithm().getAlgorithm().getId()),
              imprint.getHashedMessage()),
          info.getGenTime().getDate().toInstant());
    } catch (ParseException | RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign bytes.
      throw new DerException("time stamp's content is no TSTInfo", e);
    }
  }

  /** Reads what stands in a token. */
  static TimeStampInfo ofToken(byte[] token) throws DerException {
    try {
      CMSSignedData data = new CMSSignedData(token);
      if (data.getSignedContent() instanceof CMSProcessableByteArray content) {
        return parse(content.getInputStream().readAllBytes());
      }
      throw new DerException("time stamp without content");
    } catch (CMSException | IOException | RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign bytes.
      throw new DerException("no time stamp", e);
    }
  }
}
