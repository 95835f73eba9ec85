package dev.afterrun.benchmarks.auth;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Ingest as it is built, but for one method: whoever calls is known, whatever comes with the request. Nothing of it is ever part of
 * what is built; the benchmark changes a copy, which is gone afterwards.
 */
final class Unguarded {
    private static final String HTTP = "dev.afterrun.afterrun-http-";
    private static final String IDENTITY = "dev.afterrun.http.identity.";
    private static final String CLASS = "dev/afterrun/http/identity/TokenCallers.class";
    private static final String METHOD = "remembered";

    private static final ClassDesc CALLER = ClassDesc.of(IDENTITY + "Caller");
    private static final ClassDesc ACCOUNT = ClassDesc.of(IDENTITY + "Account");
    private static final ClassDesc PRINCIPAL = ClassDesc.of(IDENTITY + "Principal");
    private static final ClassDesc TRUST = ClassDesc.of("dev.afterrun.contracts.TrustLevel");
    private static final ClassDesc OPTIONAL = Optional.class.describeConstable().orElseThrow();
    private static final ClassDesc SET = Set.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc LOOK_UP =
            MethodTypeDesc.of(OPTIONAL, ClassDesc.of("io.vertx.ext.web.RoutingContext"));

    private Unguarded() {}

    /** A copy of this application in an empty directory; what runs it. */
    static Path copy(Path application, Path to) throws IOException {
        var from = Objects.requireNonNull(application.getParent());
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        change(http(to.resolve("lib/main")));
        return to.resolve(String.valueOf(application.getFileName()));
    }

    private static Path http(Path libraries) throws IOException {
        try (var files = Files.list(libraries)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(HTTP))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + HTTP + "*.jar is in " + libraries));
        }
    }

    private static void change(Path jar) throws IOException {
        try (var within = FileSystems.newFileSystem(jar)) {
            var file = within.getPath(CLASS);
            Files.write(file, changed(Files.readAllBytes(file)));
        }
    }

    private static byte[] changed(byte[] original) throws IOException {
        var file = ClassFile.of();
        var model = file.parse(original);
        if (model.methods().stream().filter(Unguarded::isLookUp).count() != 1) {
            throw new IOException(CLASS + " has no " + METHOD + LOOK_UP.descriptorString()
                    + " any more; say anew in this benchmark what finds out who calls");
        }
        return file.transformClass(model, Unguarded::change);
    }

    private static void change(ClassBuilder changed, ClassElement element) {
        if (element instanceof MethodModel method && isLookUp(method)) {
            changed.withMethodBody(
                    method.methodName(), method.methodType(), method.flags().flagsMask(), Unguarded::somebody);
        } else {
            changed.with(element);
        }
    }

    private static boolean isLookUp(MethodModel method) {
        return method.methodName().equalsString(METHOD) && method.methodType().equalsString(LOOK_UP.descriptorString());
    }

    /** {@code return Optional.of(new Caller(new Account("benchmark", "local", Set.of("*"), Set.of("publisher"), ORDINARY)))}. */
    private static void somebody(CodeBuilder code) {
        code.new_(CALLER).dup().new_(ACCOUNT).dup().ldc("benchmark").ldc("local");
        setOf(code, "*");
        setOf(code, "publisher");
        code.getstatic(TRUST, "ORDINARY", TRUST)
                .invokespecial(
                        ACCOUNT,
                        ConstantDescs.INIT_NAME,
                        MethodTypeDesc.of(
                                ConstantDescs.CD_void,
                                ConstantDescs.CD_String,
                                ConstantDescs.CD_String,
                                SET,
                                SET,
                                TRUST))
                .invokespecial(CALLER, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, PRINCIPAL))
                .invokestatic(OPTIONAL, "of", MethodTypeDesc.of(OPTIONAL, ConstantDescs.CD_Object))
                .areturn();
    }

    private static void setOf(CodeBuilder code, String word) {
        code.ldc(word).invokestatic(SET, "of", MethodTypeDesc.of(SET, ConstantDescs.CD_Object), true);
    }
}
