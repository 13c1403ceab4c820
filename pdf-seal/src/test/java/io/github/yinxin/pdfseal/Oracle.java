package io.github.yinxin.pdfseal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another Java program that judges our files, in a class loader of its own: it needs other versions
 * of what we use. Its objects are handled by name.
 */
public final class Oracle {

  private final ClassLoader loader;

  private Oracle(ClassLoader loader) {
    this.loader = loader;
  }

  /** Returns the program whose jars lie in a folder, which the build fills. */
  public static Oracle in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<URL> jars = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        jars.add(file.toUri().toURL());
      }
      return new Oracle(
          new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
    } catch (IOException e) {
      throw new UncheckedIOException("the build copies the oracle to " + folder, e);
    }
  }

  /** Asks a question while the thread looks for classes and resources in the program. */
  public <T> T asked(Supplier<T> question) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return question.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Makes an object. */
  public Object make(String type, Object... arguments) {
    return invoke(
        Arrays.stream(named(type).getConstructors())
            .filter(c -> takes(c, arguments))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no constructor of " + type)),
        null,
        arguments);
  }

  /** Calls a static method. */
  public Object of(String type, String method, Object... arguments) {
    return invoke(method(named(type), method, arguments), null, arguments);
  }

  /** Calls a method. */
  public static Object call(Object on, String method, Object... arguments) {
    return invoke(method(on.getClass(), method, arguments), on, arguments);
  }

  /** Returns the value of a public field. */
  public static Object field(Object of, String name) {
    try {
      return of.getClass().getField(name).get(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the oracle is another one than was expected", e);
    }
  }

  private Class<?> named(String type) {
    try {
      return loader.loadClass(type);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("the oracle has no " + type, e);
    }
  }

  private static Method method(Class<?> type, String name, Object... arguments) {
    return Arrays.stream(type.getMethods())
        .filter(m -> m.getName().equals(name) && takes(m, arguments))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + type));
  }

  private static boolean takes(Executable executable, Object... arguments) {
    Class<?>[] types = executable.getParameterTypes();
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      boolean number = types[i] == int.class && arguments[i] instanceof Integer;
      boolean large = types[i] == long.class && arguments[i] instanceof Long;
      boolean truth = types[i] == boolean.class && arguments[i] instanceof Boolean;
      if (!number && !large && !truth && !types[i].isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private static Object invoke(Executable executable, @Nullable Object on, Object... arguments) {
    try {
      // Public methods of classes that are not.
      executable.setAccessible(true);
      return executable instanceof Method method
          ? method.invoke(on, arguments)
          : ((Constructor<?>) executable).newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("the oracle refuses: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the oracle is another one than was expected", e);
    }
  }
}
