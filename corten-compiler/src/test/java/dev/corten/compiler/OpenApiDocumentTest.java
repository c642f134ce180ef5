package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.corten.http.RouteSet;
import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.openapi.OpenApi;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document of the program in {@code programs/openapi}, which has every kind of type and parameter. */
class OpenApiDocumentTest {
    private static final String BASE = "https://spec.openapis.org/oas/3.1/";

    @TempDir
    static Path work;

    private static String document;

    @BeforeAll
    static void compile() throws Exception {
        Compilation compilation = Compilation.of(
                Path.of("src/test/programs/openapi").toAbsolutePath(),
                work,
                "-Xlint:all,-processing,-serial",
                "-Werror");
        assertThat(compilation.output()).isEmpty();
        try (var classes = Compilation.classes(work)) {
            Object target = classes.loadClass("shop.ItemRoutes")
                    .getDeclaredConstructor()
                    .newInstance();
            Constructor<?> constructor =
                    classes.loadClass("shop.HttpItemRoutes").getConstructor(target.getClass());
            document = OpenApi.of("Shop", "1.0", (RouteSet) constructor.newInstance(target))
                    .document();
        }
    }

    @Test
    void theDocumentIsValidByTheMetaSchemaWithTheSchemasInIt() throws IOException {
        assertThat(metaSchema("schema-base").validate(document, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theMetaSchemaFindsWhatIsWrong() throws IOException {
        assertThat(metaSchema("schema-base")
                        .validate(document.replace("\"uniqueItems\":true", "\"uniqueItems\":7"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(metaSchema("schema-base")
                        .validate(document.replace("\"operationId\"", "\"operation\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() throws Exception {
        JsonValue root = JsonCodecs.VALUE.decode(document.getBytes(StandardCharsets.UTF_8));
        check(root, root);
    }

    @Test
    void aRecordIsDescribedWithItsNullnessAndFormats() {
        assertThat(schema("ItemRoutes.Item")).isEqualTo("""
                {"type":"object",\
                "required":["id","shapes","dates","picture","rank","stock","weight","height","sold","serial","link",\
                "delay","money","more"],\
                "properties":{"id":{"type":"string","format":"uuid"},"title":{"type":["string","null"]},\
                "kind":{"anyOf":[{"$ref":"#/components/schemas/ItemRoutes.Kind"},{"type":"null"}]},\
                "shapes":{"type":"array","items":{"anyOf":[{"$ref":"#/components/schemas/ItemRoutes.Shape"},\
                {"type":"null"}]}},\
                "dates":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string",\
                "format":"date"},"uniqueItems":true}},\
                "price":{"type":["number","null"]},"picture":{"type":"string","contentEncoding":"base64"},\
                "rank":{"type":"integer","minimum":-128,"maximum":127},\
                "stock":{"type":"integer","minimum":-32768,"maximum":32767},\
                "weight":{"type":"number","format":"float"},"height":{"type":"number","format":"double"},\
                "sold":{"type":"boolean"},"serial":{"type":"integer"},\
                "link":{"type":"string","format":"uri-reference"},"delay":{"type":"string","format":"duration"},\
                "sold_at":{"type":["string","null"],"format":"date-time"},"money":{},"more":{}}}""");
    }

    @Test
    void partialUpdatesRequireNothingAndStrictTypesAllowNothingElse() {
        assertThat(schema("ItemRoutes.UpdateItem")).isEqualTo("""
                {"type":"object","additionalProperties":false,"properties":{"title":{"type":"string"},\
                "kind":{"anyOf":[{"$ref":"#/components/schemas/ItemRoutes.Kind"},{"type":"null"}]}}}""");
    }

    @Test
    void aSealedInterfaceIsOneOfItsTypesWithItsTag() {
        assertThat(schema("ItemRoutes.Shape")).isEqualTo("""
                {"oneOf":[{"allOf":[{"$ref":"#/components/schemas/ItemRoutes.Shape.Circle"},{"type":"object",\
                "required":["type"],"properties":{"type":{"const":"circle"}}}]},\
                {"allOf":[{"$ref":"#/components/schemas/ItemRoutes.Shape.LongSquare"},{"type":"object",\
                "required":["type"],"properties":{"type":{"const":"long_square"}}}]}]}""");
        assertThat(schema("ItemRoutes.Shape.LongSquare")).isEqualTo("""
                {"type":"object","required":["side"],"additionalProperties":false,"properties":{\
                "side":{"type":"number","format":"double"},"type":{"type":"string"}}}""");
    }

    @Test
    void aGenericRecordIsDescribedForEachOfItsUses() {
        assertThat(schema("ItemRoutes.Page_Item")).isEqualTo("""
                {"type":"object","required":["items","total"],"properties":{\
                "items":{"type":"array","items":{"$ref":"#/components/schemas/ItemRoutes.Item"}},\
                "total":{"type":"integer","format":"int64"},\
                "next":{"anyOf":[{"$ref":"#/components/schemas/ItemRoutes.Page_Item"},{"type":"null"}]}}}""");
    }

    @Test
    void anOperationHasTheErrorsOfItsHandlerAndOfExtraction() {
        assertThat(text(value("paths", "/items/{id}", "patch", "responses"))).isEqualTo("""
                {"200":{"description":"OK","content":{"application/json":{"schema":{\
                "$ref":"#/components/schemas/ItemRoutes.Item"}}}},\
                "400":{"$ref":"#/components/responses/Error",\
                "description":"The content is not JSON; A parameter is missing or not what is expected"},\
                "404":{"$ref":"#/components/responses/Error","description":"No item has this id; Gone"},\
                "413":{"$ref":"#/components/responses/Error","description":"The content is too large"},\
                "415":{"$ref":"#/components/responses/Error","description":"The content type is not JSON"},\
                "422":{"$ref":"#/components/responses/Error","description":"The content is not what is expected"},\
                "default":{"$ref":"#/components/responses/Error"}}""");
    }

    private static void check(JsonValue root, JsonValue value) {
        switch (value) {
            case ObjectValue(var fields) -> {
                if (fields.get("$ref") instanceof JsonValue.StringValue(var reference)) {
                    JsonValue target = root;
                    for (String step : reference.substring(2).split("/")) {
                        target = ((ObjectValue) target).get(step);
                        assertThat(target).as(reference).isNotNull();
                    }
                }
                fields.values().forEach(field -> check(root, field));
            }
            case JsonValue.ArrayValue(var elements) -> elements.forEach(element -> check(root, element));
            default -> {}
        }
    }

    private static String schema(String name) {
        return text(value("components", "schemas", name));
    }

    private static JsonValue value(String... path) {
        try {
            JsonValue value = JsonCodecs.VALUE.decode(document.getBytes(StandardCharsets.UTF_8));
            for (String step : path) {
                value = Objects.requireNonNull(((ObjectValue) value).get(step), step);
            }
            return value;
        } catch (dev.corten.json.JsonException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(JsonValue value) {
        return new String(JsonCodecs.VALUE.encode(value), StandardCharsets.UTF_8);
    }

    /** The official one beside the repository if there is one, otherwise our copy. */
    private static Schema metaSchema(String name) throws IOException {
        Path beside = Path.of(System.getProperty("corten.root", ".."), "../shared/openapi");
        Path folder = Files.isDirectory(beside) ? beside : Path.of("src/test/resources/openapi");
        Map<String, String> schemas = new LinkedHashMap<>();
        for (String file : new String[] {"schema", "schema-base", "dialect", "meta"}) {
            var yaml = new YAMLMapper().readTree(Files.readString(folder.resolve(file + ".yaml")));
            schemas.put(yaml.get("$id").asString(), yaml.toString());
        }
        String id = schemas.keySet().stream()
                .filter(i -> i.startsWith(BASE + name + "/"))
                .findFirst()
                .orElseThrow();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, b -> b.schemas(schemas))
                .getSchema(SchemaLocation.of(id));
    }
}
