package io.github.yinxin.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An HTTP server on the loopback address, which counts what it is asked. */
public final class LocalServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  private LocalServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.start();
  }

  /** Starts one on a free port. */
  public static LocalServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      return new LocalServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address of a path. */
  public String place(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Answers at a path with what is made of the request's body. */
  public void answer(String path, UnaryOperator<byte[]> answer) {
    serve(path, 200, "", answer);
  }

  /** Refuses at a path. */
  public void refuse(String path, int status) {
    serve(path, status, "", request -> new byte[0]);
  }

  /** Leads from a path to a place. */
  public void redirect(String path, String place) {
    serve(path, 302, place, request -> new byte[0]);
  }

  /** Never answers at a path. */
  public void keepWaiting(String path) {
    serve(
        path,
        200,
        "",
        request -> {
          try {
            closing.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return request;
        });
  }

  /** Returns how often a path was asked. */
  public int timesAsked(String path) {
    AtomicInteger times = asked.get(path);
    return times == null ? 0 : times.get();
  }

  private void serve(String path, int status, String location, UnaryOperator<byte[]> answer) {
    asked.put(path, new AtomicInteger());
    server.createContext(
        path,
        exchange -> {
          asked.get(path).incrementAndGet();
          byte[] body = answer.apply(exchange.getRequestBody().readAllBytes());
          if (!location.isEmpty()) {
            exchange.getResponseHeaders().add("Location", location);
          }
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
