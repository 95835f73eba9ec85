package dev.afterrun.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema files beside this module are those of the records; {@code -Dafterrun.schemas.renew} writes them anew. */
final class EventSchemasTest {
    private static final Path SCHEMAS = Path.of("schemas");

    @Test
    void theSchemaOfARunReportIsThatOfTheRecord() throws IOException {
        check(RunReport.class, "dev.afterrun.run.finished.v1.report");
    }

    @Test
    void theSchemaOfRunFinishedIsThatOfTheRecord() throws IOException {
        check(RunFinished.class, RunFinished.TYPE);
    }

    @Test
    void theSchemaOfAStartReportIsThatOfTheRecord() throws IOException {
        check(StartReport.class, "dev.afterrun.run.started.v1.report");
    }

    @Test
    void theSchemaOfAJobReportIsThatOfTheRecord() throws IOException {
        check(JobReport.class, "dev.afterrun.job.finished.v1.report");
    }

    @ParameterizedTest
    @ValueSource(classes = {RunStarted.class, JobFinished.class, RunUnderway.class, SealChanged.class})
    void theSchemaOfEachFactAboutJobsThatHaveNotEndedIsThatOfTheRecord(Class<?> type)
            throws ReflectiveOperationException, IOException {
        check(type, (String) type.getField("TYPE").get(null));
    }

    @Test
    void theSchemaOfRunStoredIsThatOfTheRecord() throws IOException {
        check(RunStored.class, RunStored.TYPE);
    }

    @Test
    void theSchemaOfCommandAnsweredIsThatOfTheRecord() throws IOException {
        check(CommandAnswered.class, CommandAnswered.TYPE);
    }

    @Test
    void theSchemaOfRepositoryToldIsThatOfTheRecord() throws IOException {
        check(RepositoryTold.class, RepositoryTold.TYPE);
    }

    @Test
    void theSchemaOfPullRequestToldIsThatOfTheRecord() throws IOException {
        check(PullRequestTold.class, PullRequestTold.TYPE);
    }

    @Test
    void theSchemaOfExpiryDueIsThatOfTheRecord() throws IOException {
        check(ExpiryDue.class, ExpiryDue.TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                PullRequestChanged.class,
                LabelChanged.class,
                CommentChanged.class,
                BranchPushed.class,
                WorkflowRunChanged.class,
                RerunRequested.class,
                InstallationChanged.class
            })
    void theSchemaOfEachFactThatTheForgeTellsIsThatOfTheRecord(Class<? extends PullRequestFact> type)
            throws ReflectiveOperationException, IOException {
        check(type, (String) type.getField("TYPE").get(null));
    }

    private static void check(Class<?> type, String name) throws IOException {
        var file = SCHEMAS.resolve(name + ".schema.json");
        var schema = schema(type, name);
        if (System.getProperty("afterrun.schemas.renew") != null) {
            Files.writeString(file, schema.toPrettyString() + "\n");
        }
        assertThat(FactJson.MAPPER.readTree(Files.readString(file)))
                .as("%s; if the change is meant, renew it: ./mvnw -pl contracts test -Dafterrun.schemas.renew", file)
                .isEqualTo(schema);
    }

    private static ObjectNode schema(Class<?> type, String name) {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.FLATTENED_OPTIONALS,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES);
        builder.forFields()
                .withRequiredCheck(field -> !field.getRawMember().getType().equals(Optional.class)
                        && !Collection.class.isAssignableFrom(
                                field.getRawMember().getType())
                        && !field.getRawMember().getType().equals(Map.class)
                        && !field.getRawMember().getType().equals(boolean.class));
        builder.forTypesInGeneral().withCustomDefinitionProvider((java, context) -> {
            // A record with a @JsonValue is written as that value.
            var value = Arrays.stream(java.getErasedType().getMethods())
                    .filter(method -> method.isAnnotationPresent(JsonValue.class))
                    .findFirst();
            if (java.getErasedType().isEnum() || value.isEmpty()) {
                return null;
            }
            return new com.github.victools.jsonschema.generator.CustomDefinition(
                    context.createStandardDefinition(
                            context.getTypeContext().resolve(value.get().getReturnType()), null),
                    com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType.INLINE,
                    com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion.YES);
        });
        var schema = new SchemaGenerator(builder.build()).generateSchema(type);
        schema.put("$id", "urn:afterrun:schema:" + name);
        return schema;
    }
}
