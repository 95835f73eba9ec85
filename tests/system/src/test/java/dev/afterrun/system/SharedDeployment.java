package dev.afterrun.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one deployment that their process shares, whole again whatever the class before did to it. It bears the name of
 * the first class that needs it, so that its logs are there to be read after all others have run.
 */
final class SharedDeployment implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedDeployment.class);

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        deployment(context).mend();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        deployment(context).assertNoSecretWasLogged();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Deployment.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return deployment(context);
    }

    private static Deployment deployment(ExtensionContext context) {
        // Each of several processes runs its classes one at a time, each below a root of its own. The session alone
        // spans them;
        // it closes what is in its store after the last class.
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Deployment.class, key -> started(context), Deployment.class);
    }

    private static Deployment started(ExtensionContext context) {
        try {
            return Deployment.start(context.getRequiredTestClass().getSimpleName(), settings -> settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
