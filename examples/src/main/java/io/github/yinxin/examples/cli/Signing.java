package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.KeyFile.UnusableException;
import io.github.yinxin.examples.demo.DemoKeys;
import io.github.yinxin.examples.demo.DemoSeals;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say whose key signs, and what is made with it. */
final class Signing {

  /** The signature algorithms by their names on the command line. */
  enum Algorithm {
    SM2(SignatureAlgorithm.SM2_SM3),
    RSA(SignatureAlgorithm.RSA_SHA256),
    ECDSA(SignatureAlgorithm.ECDSA_SHA256);

    private final SignatureAlgorithm signatureAlgorithm;

    Algorithm(SignatureAlgorithm signatureAlgorithm) {
      this.signatureAlgorithm = signatureAlgorithm;
    }
  }

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = "--algorithm",
      paramLabel = "SM2|RSA|ECDSA",
      description =
          "Which demo key signs. SM2 (default) makes an e-seal; RSA and ECDSA make a signature that"
              + " common readers validate. A key store decides by its key.")
  private @Nullable Algorithm algorithm;

  @Option(
      names = "--container",
      paramLabel = "CMS|GB35275|GB38540",
      description =
          "What the signature is packed into. Default: GB38540 (e-seal) for SM2, CMS for RSA and"
              + " ECDSA, which allow no other.")
  private @Nullable SealContainer container;

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description =
          "Sign with your own key: a PKCS#12 file (.p12, .pfx) with an SM2, RSA or P-256 key and"
              + " its certificates. For GB38540 a seal is made for your certificate on the spot,"
              + " signed by the same key. Default: the demo keys.")
  private @Nullable String keystore;

  @Option(names = "--storepass", paramLabel = "P", description = "The password of --keystore.")
  private @Nullable String storepass;

  @Option(
      names = "--alias",
      paramLabel = "A",
      description = "Which key of --keystore; not needed if there is only one.")
  private @Nullable String alias;

  /** Returns what seals as these options say. */
  PdfSealer sealer(Clock clock) throws Problem {
    requireSense();
    try {
      Signer own = keystore == null || storepass == null ? null : own(keystore, storepass);
      SignatureAlgorithm chosen = own == null ? demoAlgorithm() : own.algorithm();
      SealContainer packed = container(chosen);
      PdfSealer sealer =
          own == null
              ? DemoSeals.sealer(DemoKeys.open(DemoKeys.home(), clock), chosen, clock)
              : OwnSeal.sealer(own, clock);
      return sealer.inContainer(packed);
    } catch (IOException e) {
      throw new Problem("KEY_STORE", "the demo keys cannot be opened: " + Problem.words(e));
    } catch (GeneralSecurityException e) {
      throw new Problem("KEY_STORE", "the keys cannot be used: " + e.getMessage());
    }
  }

  private void requireSense() {
    if ((keystore == null) != (storepass == null)) {
      throw usage("--keystore and --storepass go together");
    }
    if (keystore == null && alias != null) {
      throw usage("--alias chooses a key of a --keystore");
    }
  }

  private Signer own(String file, String password) {
    try {
      Signer signer = KeyFile.open(file, password).signer(alias);
      if (algorithm != null && signer.algorithm() != algorithm.signatureAlgorithm) {
        throw usage("--algorithm " + algorithm + " is not that of " + signer);
      }
      return signer;
    } catch (UnusableException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private SignatureAlgorithm demoAlgorithm() {
    return (algorithm == null ? Algorithm.SM2 : algorithm).signatureAlgorithm;
  }

  private SealContainer container(SignatureAlgorithm chosen) {
    boolean sm2 = chosen == SignatureAlgorithm.SM2_SM3;
    if (container == null) {
      return sm2 ? SealContainer.GB38540 : SealContainer.CMS;
    }
    if (!sm2 && container != SealContainer.CMS) {
      throw usage("--container " + container + " is for SM2 alone");
    }
    return container;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
