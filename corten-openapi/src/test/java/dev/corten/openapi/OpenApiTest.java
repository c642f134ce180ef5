package dev.corten.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Content;
import dev.corten.http.Headers;
import dev.corten.http.Request;
import dev.corten.http.RequestSource;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.RouteSet;
import dev.corten.http.Router;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiTest {
    private final RouteSet routes = new RouteSet() {
        @Override
        public List<Route> routes() {
            return List.of(
                    new Route("GET", "/a/{id}", "A.get", _ -> Response.of(200), "{\"operationId\":\"get\"}"),
                    Route.of("GET", "/internal", "A.internal", _ -> Response.of(200)),
                    new Route("DELETE", "/a/{id}", "A.delete", _ -> Response.of(204), "{\"operationId\":\"delete\"}"));
        }

        @Override
        public Map<String, String> schemas() {
            return Map.of("A", "{\"type\":\"object\"}");
        }
    };

    @Test
    void theDocumentHoldsTheOperationsByPathAndLeavesOutRoutesWithoutOne() {
        var api = OpenApi.of("The \"A\" API", "1.0", routes).errors("application/json", "{\"type\":\"string\"}");

        assertThat(api.document()).isEqualTo("""
                {"openapi":"3.1.1","info":{"title":"The \\"A\\" API","version":"1.0"},\
                "paths":{"/a/{id}":{"get":{"operationId":"get"},"delete":{"operationId":"delete"}}},\
                "components":{"schemas":{"A":{"type":"object"},"Error":{"type":"string"}},\
                "responses":{"Error":{"description":"An error","content":{"application/json":{"schema":\
                {"$ref":"#/components/schemas/Error"}}}}}}}""");
    }

    @Test
    void typesOfOneNameAreKeptApart() {
        RouteSet first = set("/a", Map.of("Task", ref("Meta"), "Meta", "1", "Same", "{}"));
        RouteSet second = set("/b", Map.of("Task", ref("Meta"), "Meta", "2", "Same", "{}"));

        assertThat(OpenApi.of("A", "1", first, second)
                        .errors("application/json", "{}")
                        .document())
                .isEqualTo("""
                        {"openapi":"3.1.1","info":{"title":"A","version":"1"},"paths":{\
                        "/a":{"get":{"$ref":"#/components/schemas/Task"}},\
                        "/b":{"get":{"$ref":"#/components/schemas/Task_2"}}},\
                        "components":{"schemas":{"Error":{},"Meta":1,"Meta_2":2,"Same":{},\
                        "Task":{"$ref":"#/components/schemas/Meta"},"Task_2":{"$ref":"#/components/schemas/Meta_2"}},\
                        "responses":{"Error":{"description":"An error","content":{"application/json":{"schema":\
                        {"$ref":"#/components/schemas/Error"}}}}}}}""");
    }

    private static String ref(String name) {
        return "{\"$ref\":\"#/components/schemas/" + name + "\"}";
    }

    private static RouteSet set(String path, Map<String, String> schemas) {
        return new RouteSet() {
            @Override
            public List<Route> routes() {
                return List.of(new Route("GET", path, "A.get", _ -> Response.of(200), ref("Task")));
            }

            @Override
            public Map<String, String> schemas() {
                return schemas;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi.json, application/json, {\"openapi\":\"3.1.1\"",
        "/docs, text/html; charset=utf-8, <!doctype html>",
        "/docs/start.js, text/javascript; charset=utf-8, openapi.json",
        "/docs/swagger-ui.css, text/css; charset=utf-8, .swagger-ui",
        "/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8, SwaggerUIBundle",
        "/docs/favicon-32x32.png, image/png, PNG"
    })
    void theDocumentAndThePageAreServed(String path, String type, String part) throws Exception {
        Response response = Router.of(OpenApi.of("A", "1.0", routes)).handle(Request.of(new Get(path)));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo(type);
        assertThat(new String(response.content().bytes(), StandardCharsets.UTF_8))
                .contains(part);
    }

    private record Get(String target) implements RequestSource {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public Headers headers() {
            return Headers.of();
        }

        @Override
        public Content content() {
            return Content.empty();
        }

        @Override
        public String peer() {
            return "127.0.0.1:1";
        }

        @Override
        public X509Certificate clientCertificate() {
            return null;
        }

        @Override
        public boolean draining() {
            return false;
        }
    }
}
