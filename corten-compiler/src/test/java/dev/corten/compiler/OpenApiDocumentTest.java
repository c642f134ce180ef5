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
            document = OpenApi.of("Shop", "1.0", routes(classes, "ItemRoutes"), routes(classes, "AccountRoutes"))
                    .document();
        }
    }

    private static RouteSet routes(ClassLoader classes, String name) throws ReflectiveOperationException {
        Object target =
                classes.loadClass("shop." + name).getDeclaredConstructor().newInstance();
        Constructor<?> constructor = classes.loadClass("shop.Http" + name).getConstructor(target.getClass());
        return (RouteSet) constructor.newInstance(target);
    }

    @Test
    void theDocumentIsValidByTheMetaSchemaWithTheSchemasInIt() throws IOException {
        assertThat(metaSchema("schema-base").validate(document, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theDocumentOfTheTaskApiIsValidByTheMetaSchemaToo() throws IOException {
        String tasks = Files.readString(
                Path.of(System.getProperty("corten.root", ".."), "examples/tasks/src/test/openapi.json"));

        assertThat(metaSchema("schema-base").validate(tasks, InputFormat.JSON)).isEmpty();
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

    @Test
    void commentsAndExamplesAreToldOfOperationsAndTheirParts() {
        assertThat(text(value("paths", "/accounts", "get"))).isEqualTo("""
                {"operationId":"AccountRoutes.find","tags":["Customers"],"summary":"Finds accounts",\
                "description":"Finds accounts. Newest first; `limit` says how many.\\n\\n```\\nGET /accounts?limit=5\\n```",\
                "parameters":[{"name":"limit","in":"query","description":"how many < 100","required":false,\
                "schema":{"type":"integer","format":"int32","default":20},"example":5},{"name":"after",\
                "in":"query","description":"the last one before","required":false,"schema":{"type":"string",\
                "format":"uuid"}},{"name":"owner","in":"query","description":"the owner, by `name`",\
                "required":false,"schema":{"type":"string"},"example":"Ada"}],\
                "responses":{"200":{"description":"The accounts of this page",\
                "content":{"application/json":{"schema":{"type":"array",\
                "items":{"$ref":"#/components/schemas/AccountRoutes.Account"}},\
                "example":[{"id":"0198c1a2-0000-7000-8000-000000000001","level":"gold","tags":[]}]}}},\
                "400":{"$ref":"#/components/responses/Error",\
                "description":"A parameter is missing or not what is expected"},\
                "401":{"$ref":"#/components/responses/Error",\
                "description":"If nobody is logged in; The credentials are missing or wrong"},\
                "default":{"$ref":"#/components/responses/Error"}},"security":[{"ApiKey":[]}]}""");
        assertThat(text(value("paths", "/accounts", "post"))).isEqualTo("""
                {"operationId":"AccountRoutes.open","tags":["Customers"],"summary":"Opens an account",\
                "requestBody":{"description":"what is known of it","required":true,\
                "content":{"application/json":{"schema":{"$ref":"#/components/schemas/AccountRoutes.Account"},\
                "example":{"id":"0198c1a2-0000-7000-8000-000000000001","level":"gold","tags":["a"]}}}},\
                "responses":{"201":{"description":"Created",\
                "content":{"application/json":{"schema":{"$ref":"#/components/schemas/AccountRoutes.Account"}}}},\
                "400":{"$ref":"#/components/responses/Error","description":"The content is not JSON"},\
                "401":{"$ref":"#/components/responses/Error",\
                "description":"Nobody is logged in; The credentials are missing or wrong"},\
                "413":{"$ref":"#/components/responses/Error","description":"The content is too large"},\
                "415":{"$ref":"#/components/responses/Error","description":"The content type is not JSON"},\
                "422":{"$ref":"#/components/responses/Error",\
                "description":"The content is not what is expected"},\
                "default":{"$ref":"#/components/responses/Error"}},"security":[{"Login":["accounts:write"],\
                "CurrentUser":[]},{"ApiKey":["accounts:write"],"CurrentUser":[]}]}""");
        assertThat(text(value("paths", "/accounts/state", "get"))).isEqualTo("""
                {"operationId":"AccountRoutes.state","tags":["Customers"],"summary":"The *state* of the service,\
                 in CommonMark","description":"The *state* of the service, in `CommonMark`.\\n\\n- up\\n- down",\
                "deprecated":true,"responses":{"200":{"description":"A word",\
                "content":{"text/plain":{"schema":{"type":"string"}}}},\
                "default":{"$ref":"#/components/responses/Error"}}}""");
        assertThat(text(value("paths", "/accounts/name", "post", "requestBody")))
                .isEqualTo("""
                        {"required":true,"content":{"application/x-www-form-urlencoded":{"schema":{"type":"object",\
                        "required":["name"],"properties":{"name":{"type":"string","description":"the name, twice",\
                        "examples":["Ada"]}}}},"multipart/form-data":{"schema":{"type":"object",\
                        "required":["name"],"properties":{"name":{"type":"string","description":"the name, twice",\
                        "examples":["Ada"]}}}}}}""");
    }

    @Test
    void commentsAndExamplesAreToldOfTypes() {
        assertThat(schema("AccountRoutes.Account")).isEqualTo("""
                {"description":"An account.","type":"object","required":["id","level","tags"],\
                "properties":{"id":{"type":"string","format":"uuid","description":"what tells it from others",\
                "examples":["0198c1a2-0000-7000-8000-000000000001"]},\
                "level":{"$ref":"#/components/schemas/AccountRoutes.Level",\
                "description":"how good a customer it is"},"tags":{"type":"array","items":{"type":"string"},\
                "examples":[["new"]]},"counts":{"type":["object","null"],\
                "additionalProperties":{"type":"integer","format":"int32"},"examples":[{"a":1}]}},\
                "examples":[{"id":"0198c1a2-0000-7000-8000-000000000001","level":"plain","tags":[]}]}""");
        assertThat(schema("AccountRoutes.Level")).isEqualTo("""
                {"description":"How good a customer is.\\n\\n- `plain`: As all are.","type":"string",\
                "enum":["plain","gold"]}""");
        assertThat(text(value("tags"))).isEqualTo("""
                [{"name":"Customers",\
                "description":"Accounts of customers.\\n\\nThey are **never** deleted:\\n\\n- closed ones stay\\n- see `AccountRoutes.open` and the account"}]""");
    }

    @Test
    void whoMayCallIsWhatTheAnnotationsAndTheParametersSay() {
        assertThat(text(value("components", "securitySchemes"))).isEqualTo("""
                {"ApiKey":{"type":"apiKey","in":"header","name":"X-Api-Key",\
                "description":"A key that we give to partners."},"CurrentUser":{"type":"http","scheme":"bearer",\
                "bearerFormat":"JWT"},"Login":{"type":"oauth2",\
                "flows":{"authorizationCode":{"tokenUrl":"https://login.example/token",\
                "scopes":{"accounts:write":"","accounts:read":""},\
                "authorizationUrl":"https://login.example/authorize"}}}}""");
        assertThat(text(value("paths", "/accounts", "get", "security"))).isEqualTo("""
                [{"ApiKey":[]}]""");
        assertThat(text(value("paths", "/accounts", "post", "security"))).isEqualTo("""
                [{"Login":["accounts:write"],"CurrentUser":[]},{"ApiKey":["accounts:write"],"CurrentUser":[]}]""");
        assertThat(text(value("paths", "/accounts/me", "get", "security"))).isEqualTo("""
                [{"CurrentUser":[]}]""");
        assertThat(((ObjectValue) value("paths", "/accounts/state", "get")).get("security"))
                .isNull();
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
