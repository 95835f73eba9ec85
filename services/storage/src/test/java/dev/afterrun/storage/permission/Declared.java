package dev.afterrun.storage.permission;

import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.identity.Open;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An endpoint as its class declares it.
 *
 * @param address with the names of its parts in braces
 * @param type of the body that it takes
 * @param action none where it is open to all
 */
record Declared(String method, String address, Optional<String> type, Optional<Action> action) {
    /** Those of a bean's class, resource or route. */
    static Stream<Declared> by(Class<?> bean) {
        return Stream.concat(
                Arrays.stream(bean.getDeclaredMethods())
                        .filter(_ -> bean.isAnnotationPresent(Path.class))
                        .flatMap(method -> ofResource(bean, method)),
                ofRoute(bean));
    }

    /** Whether its address says the repository; else its body, or nothing, does. */
    boolean namesRepository() {
        return address.contains("{owner}");
    }

    private static Stream<Declared> ofResource(Class<?> bean, Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Optional.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)).stream())
                .map(verb -> new Declared(
                        verb.value(),
                        (path(bean) + "/" + path(method)).replaceAll("/+", "/"),
                        Optional.ofNullable(method.getAnnotation(Consumes.class))
                                .map(types -> types.value()[0]),
                        Optional.ofNullable(method.getAnnotation(Needs.class)).map(Needs::value)));
    }

    private static Stream<Declared> ofRoute(Class<?> bean) {
        var needs = Optional.ofNullable(bean.getAnnotation(Needs.class));
        var open = Optional.ofNullable(bean.getAnnotation(Open.class));
        return Stream.concat(needs.map(Needs::at).stream(), open.map(Open::at).stream())
                .flatMap(Arrays::stream)
                .map(text -> text.split(" ", 2))
                .map(words -> new Declared(words[0], words[1], Optional.empty(), needs.map(Needs::value)));
    }

    private static String path(AnnotatedElement element) {
        return "/"
                + Optional.ofNullable(element.getAnnotation(Path.class))
                        .map(Path::value)
                        .orElse("");
    }
}
