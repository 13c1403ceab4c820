package io.github.yinxin.core.internal.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP for places that foreign bytes name: one limit of time for the whole exchange, one of bytes,
 * http and https only, and no address of a private network unless its host is allowed.
 *
 * <p>The address that is looked at and the address that is connected to are two look-ups; between
 * them the JVM's own cache of names keeps a server from changing its mind.
 */
public final class CappedHttp {

  private static final int MAX_REDIRECTS = 3;
  private static final int MAX_PLACE = 2048;
  private static final int OK = 200;
  private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final HttpClient client;
  private final Duration timeout;
  private final Set<String> allowedHosts;

  /**
   * Sets the limits.
   *
   * @param allowedHosts hosts whose addresses are not looked at, in lower case
   * @throws IllegalArgumentException if the client follows redirects: nobody would look at them
   */
  public CappedHttp(HttpClient client, Duration timeout, Set<String> allowedHosts) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "client follows redirects " + client.followRedirects() + " instead of NEVER");
    }
    this.client = client;
    this.timeout = timeout;
    this.allowedHosts = Set.copyOf(allowedHosts);
  }

  /**
   * Fetches what lies at a place.
   *
   * @param place foreign text
   * @throws IOException for whatever reason there is no answer of at most so many bytes in time
   */
  public byte[] get(String place, int maxBytes) throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    URI at = uri(place);
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpRequest request = HttpRequest.newBuilder(checked(at, deadline)).timeout(timeout).build();
      HttpResponse<byte[]> response = send(request, maxBytes, deadline);
      if (!REDIRECTS.contains(response.statusCode())) {
        return body(response);
      }
      Optional<String> next = response.headers().firstValue("Location");
      at = at.resolve(uri(next.orElseThrow(() -> new IOException("redirect to nowhere"))));
    }
    throw new IOException("more than " + MAX_REDIRECTS + " redirects");
  }

  /**
   * Posts a request and returns the answer; redirects are not followed.
   *
   * @throws IOException for whatever reason there is no answer of at most so many bytes in time
   */
  public byte[] post(String place, String contentType, byte[] request, int maxBytes)
      throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    HttpRequest post =
        HttpRequest.newBuilder(checked(uri(place), deadline))
            .timeout(timeout)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(request))
            .build();
    return body(send(post, maxBytes, deadline));
  }

  private static byte[] body(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() != OK) {
      throw new IOException("the server answers with status " + response.statusCode());
    }
    return response.body();
  }

  private static URI uri(String place) throws IOException {
    if (place.length() > MAX_PLACE) {
      throw new IOException("place of " + place.length() + " characters");
    }
    try {
      return new URI(place);
    } catch (URISyntaxException e) {
      throw new IOException("place is no URI", e);
    }
  }

  private URI checked(URI place, long deadline) throws IOException {
    String scheme = place.getScheme();
    String host = place.getHost();
    if (scheme == null
        || host == null
        || place.getUserInfo() != null
        || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
      throw new IOException("place is not one of http or https");
    }
    if (!allowedHosts.contains(host.toLowerCase(Locale.ROOT))) {
      for (InetAddress address : addresses(host, deadline)) {
        if (!PublicAddresses.contain(address)) {
          throw new IOException("place is in a private network, and its host is not allowed");
        }
      }
    }
    return place;
  }

  // Looking a name up has no time-out of its own.
  private static InetAddress[] addresses(String host, long deadline) throws IOException {
    CompletableFuture<InetAddress[]> names =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return InetAddress.getAllByName(host);
              } catch (IOException e) {
                return new InetAddress[0];
              }
            });
    InetAddress[] found = await(names, deadline);
    if (found.length == 0) {
      throw new IOException("host is not known");
    }
    return found;
  }

  private HttpResponse<byte[]> send(HttpRequest request, int maxBytes, long deadline)
      throws IOException {
    return await(client.sendAsync(request, info -> new CappedBody(maxBytes)), deadline);
  }

  private static <T> T await(Future<T> future, long deadline) throws IOException {
    try {
      return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no complete answer in time", e);
    } catch (ExecutionException e) {
      throw new IOException("no answer", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for an answer");
    } finally {
      future.cancel(true);
    }
  }
}
