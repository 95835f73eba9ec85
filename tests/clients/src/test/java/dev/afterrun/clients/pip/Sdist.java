package dev.afterrun.clients.pip;

import dev.afterrun.clients.Tarball;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Sources of one module that knows its version, with a backend of their own, so that building them needs no network. */
final class Sdist {
    private static final String PYPROJECT = """
            [build-system]
            requires = []
            build-backend = "backend"
            backend-path = ["."]
            """;

    private Sdist() {}

    /** Writes one into {@code directory} whose module says {@code says}. */
    static void write(Path directory, String project, String version, String metadataVersion, String says)
            throws IOException, InterruptedException {
        var folder = project + "-" + version;
        Tarball.write(
                directory.resolve(folder + ".tar.gz"),
                Map.of(
                        folder + "/PKG-INFO",
                        "Metadata-Version: %s\nName: %s\nVersion: %s\n".formatted(metadataVersion, project, version),
                        folder + "/pyproject.toml",
                        PYPROJECT,
                        folder + "/backend.py",
                        backend(project, version),
                        folder + "/" + project + ".py",
                        "version = '" + says + "'\n"));
    }

    /** What PEP 517 wants of it and no more. */
    private static String backend(String project, String version) {
        return """
            import os, zipfile

            def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
                info = '%1$s-%2$s.dist-info/'
                name = '%1$s-%2$s-py3-none-any.whl'
                with zipfile.ZipFile(os.path.join(wheel_directory, name), 'w') as wheel:
                    wheel.writestr('%1$s.py', open('%1$s.py').read())
                    wheel.writestr(info + 'METADATA', open('PKG-INFO').read())
                    wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
                    wheel.writestr(info + 'RECORD', ''.join(path + ',,\\n' for path in wheel.namelist()))
                return name
            """.formatted(project, version);
    }
}
