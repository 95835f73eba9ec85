package dev.afterrun.notifier.forge;

import dev.afterrun.eventing.trace.Cause;
import dev.afterrun.eventing.trace.Step;
import dev.afterrun.eventing.trace.Tracing;
import dev.afterrun.forge.Forge;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A forge whose calls are steps of whatever asks for them. Nothing of the trace goes to the forge. */
final class TracedForge {
    private final Forge forge;
    private final String host;
    private final Tracing tracing;

    private TracedForge(Forge forge, String host, Tracing tracing) {
        this.forge = forge;
        this.host = host;
        this.tracing = tracing;
    }

    /** The same forge. What is asked of it outside of any step is no step either. */
    static Forge of(Forge forge, String host, Tracing tracing) {
        var traced = new TracedForge(forge, host, tracing);
        return (Forge) Proxy.newProxyInstance(
                Forge.class.getClassLoader(),
                new Class<?>[] {Forge.class},
                (proxy, method, arguments) -> traced.call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        var here = Tracing.here();
        if (here.isEmpty()) {
            return answer(method, arguments);
        }
        var step = new Step("forge " + method.getName(), Step.Kind.CLIENT, Cause.ours(here));
        return tracing.within(step, () -> {
            Tracing.say("server.address", host);
            return answer(method, arguments);
        });
    }

    private @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(forge, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}
