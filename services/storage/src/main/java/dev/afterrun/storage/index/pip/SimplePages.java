package dev.afterrun.storage.index.pip;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.storage.index.FactsJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes the index in each of its forms. */
@ApplicationScoped
class SimplePages {
    private final FactsJson json;

    SimplePages(FactsJson json) {
        this.json = json;
    }

    /** The list of all projects. */
    byte[] projects(SimpleForm form, List<String> names) {
        return bytes(
                switch (form) {
                    case JSON -> json.write(SimpleJson.projects(names));
                    case HTML, PAGE -> Templates.projects(names).render();
                });
    }

    /** The files of one project. */
    byte[] project(SimpleForm form, String name, List<PythonFile> files) {
        return bytes(
                switch (form) {
                    case JSON -> json.write(SimpleJson.project(name, files));
                    case HTML, PAGE ->
                        Templates.project(name, files.stream().map(FileLink::of).toList())
                                .render();
                });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
