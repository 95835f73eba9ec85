package dev.afterrun.clients;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one site that they share, each with repositories of its own there: to start another takes a minute of processor. */
public final class SharedSite implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedSite.class);

    /** The site, which is started for whoever asks first and ends after the last class. */
    public static Site of(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Site.class, key -> started(), Site.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    private static Site started() {
        try {
            return Site.start(Talk::heard);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
