package dev.corten.openapi;

import dev.corten.http.Content;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.RouteSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The documentation of an application as routes: the OpenAPI 3.1 document at {@code /openapi.json} and a page to read and
 * try it at {@code /docs}. The compiler wrote the parts of the document; they are put together once, when this is made.
 *
 * <p>The page is Swagger UI, which comes with this module: nothing is fetched from elsewhere.
 *
 * <pre>{@code
 * Router api = Router.of(new HttpTaskRoutes(new TaskRoutes(queries))).layer(Layers.timeout(Duration.ofSeconds(30)));
 * Server.bind(config).serve(api.merge(OpenApi.of("Task API", "1.0", api)));
 * }</pre>
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1.1</a>
 */
public final class OpenApi implements RouteSet {
    private final Info info;
    private final ErrorSchema errors;
    private final List<RouteSet> sets;
    private final byte[] document;

    private OpenApi(Info info, ErrorSchema errors, List<RouteSet> sets) {
        this.info = info;
        this.errors = errors;
        this.sets = sets;
        this.document = Document.of(info, errors, sets).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The documentation of the routes of {@code sets}, whose errors are RFC 9457 problems. What the layers of a router
     * may answer is told of its routes.
     *
     * @throws IllegalArgumentException if an operation or a schema that was written by hand is no JSON, or two different
     *     security schemes have one name
     */
    public static OpenApi of(String title, String version, RouteSet... sets) {
        return new OpenApi(new Info(title, version, "", List.of()), ErrorSchema.PROBLEM, List.of(sets));
    }

    /**
     * The same for an application with another {@link dev.corten.http.ErrorFormat}: its errors are {@code mediaType} and
     * have the JSON Schema {@code schema}.
     */
    public OpenApi errors(String mediaType, String schema) {
        return new OpenApi(info, new ErrorSchema(mediaType, schema), sets);
    }

    /** The same with {@code text} about the whole API, in CommonMark. */
    public OpenApi description(String text) {
        return new OpenApi(new Info(info.title(), info.version(), text, info.servers()), errors, sets);
    }

    /**
     * The same for an API at {@code urls}, as in {@code https://api.example.com/v1}; without this it is where the document
     * is.
     */
    public OpenApi servers(String... urls) {
        return new OpenApi(new Info(info.title(), info.version(), info.description(), List.of(urls)), errors, sets);
    }

    /** The document as JSON. */
    public String document() {
        return new String(document, StandardCharsets.UTF_8);
    }

    @Override
    public List<Route> routes() {
        Response json =
                Response.of(200).header("Content-Type", "application/json").content(Content.of(document));
        Route describe = Route.of("GET", "/openapi.json", "OpenApi.document", request -> json);
        return Stream.concat(Stream.of(describe), Page.routes().stream()).toList();
    }

    /** What the document says of the API as a whole. */
    record Info(String title, String version, String description, List<String> servers) {}

    /** The media type and the JSON Schema of the errors of an application. */
    record ErrorSchema(String mediaType, String schema) {
        static final ErrorSchema PROBLEM = new ErrorSchema("application/problem+json", """
                {"type":"object","required":["title","status","detail"],"properties":{\
                "type":{"type":"string","format":"uri-reference"},\
                "title":{"type":"string"},\
                "status":{"type":"integer"},\
                "detail":{"type":"string"},\
                "errors":{"type":"array","items":{"type":"object","required":["detail"],"properties":{\
                "pointer":{"type":"string","format":"uri-reference"},\
                "in":{"enum":["path","query","header","cookie"]},"name":{"type":"string"},\
                "detail":{"type":"string"}}}},\
                "request_id":{"type":"string"}}}""");
    }
}
