package dev.afterrun.storage.auditlog;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.auditlog.NotLogged;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An endpoint that takes more than GET does, as its class declares it.
 *
 * @param name its method and address
 * @param acts that it declares; empty where it is none
 * @param declares whether it says either, and not both
 */
record StateChanging(String name, List<Act> acts, boolean declares) {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    static Stream<StateChanging> by(Class<?> resource) {
        return resource.isAnnotationPresent(Path.class)
                ? Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> of(resource, method).stream())
                : Stream.empty();
    }

    private static Optional<StateChanging> of(Class<?> resource, Method method) {
        var logged = Optional.ofNullable(method.getAnnotation(Logged.class));
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Optional.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .filter(verb -> !READING.contains(verb))
                .findFirst()
                .map(verb -> new StateChanging(
                        verb + " "
                                + (path(resource) + path(method))
                                        .replaceAll("/+", "/")
                                        .replaceAll("(?<=.)/$", ""),
                        logged.map(acts -> List.of(acts.value())).orElse(List.of()),
                        logged.isPresent() ^ method.isAnnotationPresent(NotLogged.class)));
    }

    private static String path(AnnotatedElement element) {
        return "/"
                + Optional.ofNullable(element.getAnnotation(Path.class))
                        .map(Path::value)
                        .orElse("");
    }
}
