package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.license.UnifiedSocialCreditCode;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Who owns a certificate. */
public final class Owner {

  // Real seal certificates write the code alone or in front of the name (O = code and name).
  private static final Pattern CODE = Pattern.compile("(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])");

  private Owner() {}

  /**
   * Returns the unified social credit code in a certificate's subject; nothing if there is none, or
   * more than one.
   */
  public static Optional<String> creditCode(X509Certificate certificate) {
    Set<String> codes = new TreeSet<>();
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    for (RDN part : subject.getRDNs()) {
      for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
        Matcher matcher = CODE.matcher(IETFUtils.valueToString(attribute.getValue()));
        while (matcher.find()) {
          addIfValid(matcher.group(), codes);
        }
      }
    }
    return codes.size() == 1 ? codes.stream().findFirst() : Optional.empty();
  }

  private static void addIfValid(String text, Set<String> codes) {
    try {
      codes.add(UnifiedSocialCreditCode.parse(text).value());
    } catch (IllegalArgumentException e) {
      // Another number of the same length.
    }
  }
}
