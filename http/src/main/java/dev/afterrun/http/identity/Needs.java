package dev.afterrun.http.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What whoever calls an endpoint has to be allowed. {@link NeedsFilter} holds resources to it; a route asks {@link TokenCallers} for it. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    /** The action. */
    Action value();

    /** Of a route that is no resource: what it answers, each as {@code METHOD /path/{name}}. */
    String[] at() default {};
}
