package io.github.yinxin.core.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.testkit.LocalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CappedHttpTest {

  private static final byte[] BODY = new byte[1000];
  private static final LocalServer SERVER = LocalServer.start();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static {
    SERVER.answer("/body", request -> BODY);
    SERVER.answer("/echo", request -> request);
    SERVER.redirect("/once", SERVER.place("/body"));
    SERVER.redirect("/loop", SERVER.place("/loop"));
    SERVER.redirect("/near", "/body");
    SERVER.redirect("/file", "file:///etc/hostname");
    SERVER.redirect("/inside", "http://localhost:1/");
    SERVER.refuse("/missing", 404);
    SERVER.keepWaiting("/never");
  }

  private final CappedHttp http = capped(Duration.ofSeconds(20), "127.0.0.1");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static CappedHttp capped(Duration timeout, String... hosts) {
    return new CappedHttp(CLIENT, timeout, Set.of(hosts));
  }

  @Test
  void body_upToTheLimit_comes_andNotOneByteMore() throws IOException {
    assertArrayEquals(BODY, http.get(SERVER.place("/body"), BODY.length));
    assertThrows(IOException.class, () -> http.get(SERVER.place("/body"), BODY.length - 1));
  }

  @Test
  void post_sendsTheBody() throws IOException {
    byte[] request = {1, 2, 3};
    assertArrayEquals(request, http.post(SERVER.place("/echo"), "a/b", request, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/once", "/near"})
  void redirect_isFollowed_butNotAfterAPost(String path) throws IOException {
    assertArrayEquals(BODY, http.get(SERVER.place(path), BODY.length));
    assertThrows(IOException.class, () -> http.post(SERVER.place(path), "a/b", BODY, BODY.length));
  }

  @Test
  void redirects_inACircle_end() {
    int before = SERVER.timesAsked("/loop");
    assertThrows(IOException.class, () -> http.get(SERVER.place("/loop"), 1));
    assertEquals(4, SERVER.timesAsked("/loop") - before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/missing", "/file", "/inside"})
  void answer_thatLeadsAstray_isNone(String path) {
    assertThrows(IOException.class, () -> http.get(SERVER.place(path), BODY.length));
  }

  @Test
  void server_thatNeverAnswers_isLeft() {
    CappedHttp hasty = capped(Duration.ofMillis(200), "127.0.0.1");
    assertThrows(IOException.class, () -> hasty.get(SERVER.place("/never"), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://example.test/a",
        "ldap://example.test/a",
        "jar:http://example.test/a!/b",
        "http://user@127.0.0.1/a",
        "http:///a",
        "http://exa mple/",
        "a",
        ""
      })
  void place_ofAnotherKind_isNotAsked(String place) {
    assertThrows(IOException.class, () -> http.get(place, 1));
  }

  @Test
  void place_inAPrivateNetwork_isNotAskedUnlessAllowed() {
    CappedHttp strict = capped(Duration.ofSeconds(20));
    int before = SERVER.timesAsked("/body");
    assertThrows(IOException.class, () -> strict.get(SERVER.place("/body"), BODY.length));
    assertEquals(before, SERVER.timesAsked("/body"));
  }

  @Test
  void client_thatFollowsRedirectsItself_isRefused() {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThrows(
        IllegalArgumentException.class,
        () -> new CappedHttp(following, Duration.ofSeconds(1), Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8,true",
    "0.0.0.0,false",
    "10.1.2.3,false",
    "100.63.255.255,true",
    "100.64.0.1,false",
    "100.128.0.1,true",
    "127.0.0.1,false",
    "169.254.169.254,false",
    "172.15.255.255,true",
    "172.16.0.1,false",
    "172.32.0.1,true",
    "192.0.0.1,false",
    "192.168.1.1,false",
    "198.18.0.1,false",
    "224.0.0.1,false",
    "255.255.255.255,false",
    "::1,false",
    "::ffff:10.0.0.1,false",
    "fc00::1,false",
    "fe80::1,false",
    "2001:0:1::1,false",
    "2002:a00:1::1,false",
    "64:ff9b::a00:1,false",
    "2400:3200::1,true"
  })
  void addresses_ofThePublicInternet_areTold(String address, boolean expected) throws IOException {
    assertEquals(expected, PublicAddresses.contain(InetAddress.getByName(address)));
  }
}
