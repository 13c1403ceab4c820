package io.github.yinxin.pdf.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.Signer;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifying takes no more than 64 MB beyond the file, whatever the file is. */
class HostileMemoryTest {

  // The file, what verifying may take, and what the virtual machine and its libraries take.
  private static final int HEAP_MB = 20 + 64 + 16;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path folder;

  @Test
  void hostileFile_of20Megabytes_isJudgedIn64MegabytesMore() throws Exception {
    HostileFiles.write(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + HEAP_MB + "m", "-XX:+UseSerialGC", "-cp", classPath()));
    command.add(HostileFiles.class.getName());
    List<String> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.map(Path::toString).sorted().toList();
    }
    command.addAll(files);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.print(output);
    assertEquals(0, process.waitFor(), output);
    assertEquals(files.size(), output.lines().count(), output);
    assertFalse(output.contains(" VALID") || output.contains("NO_SIGNATURE"), output);
  }

  private static String classPath() throws URISyntaxException {
    List<Path> places = new ArrayList<>();
    for (Class<?> one :
        List.of(
            HostileFiles.class,
            SealingOffice.class,
            PdfVerifier.class,
            Signer.class,
            BouncyCastleProvider.class,
            X509CertificateHolder.class,
            CMSObjectIdentifiers.class)) {
      places.add(Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    return places.stream()
        .distinct()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
