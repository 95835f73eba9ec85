package dev.afterrun.clients.browser;

import dev.afterrun.clients.SharedSite;
import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the published sample and the browser that they share. */
final class Visit implements ParameterResolver, BeforeEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(Visit.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        browser(context).plain();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Sample.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sample.class ? sample(context) : browser(context);
    }

    // The root's store closes what is in it after the last class.
    private static Sample sample(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        Sample.class, key -> made(() -> Sample.publishedTo(SharedSite.of(context))), Sample.class);
    }

    private static Browser browser(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Browser.class, key -> made(Browser::start), Browser.class);
    }

    private static <T> T made(Maker<T> maker) {
        try {
            return maker.make();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Maker<T> {
        T make() throws IOException, InterruptedException;
    }
}
