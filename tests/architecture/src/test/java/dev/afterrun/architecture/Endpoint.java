package dev.afterrun.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.identity.Open;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a service answers, and what whoever asks it needs.
 *
 * @param service that answers
 * @param method of HTTP
 * @param address with the names of its parts in braces
 * @param action none where it is open to all
 */
record Endpoint(String service, String method, String address, Optional<Action> action) {
    /** Whose endpoints they are: what looks at every request before them all is none. */
    static final List<String> SERVICES = List.of(
            "dev.afterrun.ingest..", "dev.afterrun.storage..", "dev.afterrun.notifier..", "dev.afterrun.reaper..");

    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String ROUTER = "io.vertx.ext.web.Router";
    private static final String METHODS = "jakarta.ws.rs.";
    private static final Set<String> METHOD_NAMES = Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS");

    /** All of these classes. */
    static List<Endpoint> of(JavaClasses classes) {
        return Stream.concat(
                        classes.stream().flatMap(Endpoint::methods).map(Endpoint::ofResource),
                        classes.stream().filter(Endpoint::isRoute).flatMap(Endpoint::ofRoute))
                .sorted(Comparator.comparing(Endpoint::service)
                        .thenComparing(Endpoint::address)
                        .thenComparing(Endpoint::method))
                .toList();
    }

    /** The methods of a resource that answer requests. */
    static Stream<JavaMethod> methods(JavaClass resource) {
        return resource.isAnnotatedWith(PATH)
                ? resource.getMethods().stream().filter(method -> verb(method).isPresent())
                : Stream.empty();
    }

    /** Whether it puts handlers into the router, beside all resources. */
    static boolean isRoute(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method -> method.getRawParameterTypes().stream()
                                .anyMatch(parameter -> parameter.getName().equals(ROUTER))
                        && method.getParameters().stream()
                                .anyMatch(parameter -> parameter.isAnnotatedWith("jakarta.enterprise.event.Observes")));
    }

    /** Whether it says who may ask, in one way. */
    static boolean declares(CanBeAnnotated asked) {
        return asked.isAnnotatedWith(Needs.class) ^ asked.isAnnotatedWith(Open.class);
    }

    private static Endpoint ofResource(JavaMethod method) {
        return new Endpoint(
                serviceOf(method.getOwner()),
                verb(method).orElseThrow(),
                joined(path(method.getOwner().getAnnotations()), path(method.getAnnotations())),
                method.tryGetAnnotationOfType(Needs.class).map(Needs::value));
    }

    private static Stream<Endpoint> ofRoute(JavaClass route) {
        var needs = route.tryGetAnnotationOfType(Needs.class);
        var at = needs.map(Needs::at)
                .orElseGet(() -> route.getAnnotationOfType(Open.class).at());
        return Stream.of(at)
                .map(text -> text.split(" ", 2))
                .map(words -> new Endpoint(serviceOf(route), words[0], words[1], needs.map(Needs::value)));
    }

    private static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getName())
                .filter(name -> name.startsWith(METHODS))
                .map(name -> name.substring(METHODS.length()))
                .filter(METHOD_NAMES::contains)
                .findFirst();
    }

    private static String path(Set<? extends JavaAnnotation<?>> annotations) {
        return annotations.stream()
                .filter(annotation -> annotation.getRawType().getName().equals(PATH))
                .map(annotation -> String.valueOf(annotation.get("value").orElse("")))
                .findFirst()
                .orElse("");
    }

    private static String joined(String first, String second) {
        var address = ("/" + first + "/" + second).replaceAll("/+", "/").replace(": .+}", "}");
        return address.length() > 1 && address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static String serviceOf(JavaClass type) {
        return type.getPackageName().split("\\.", -1)[2];
    }
}
