package dev.corten.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Content;
import dev.corten.http.Headers;
import dev.corten.http.Layers;
import dev.corten.http.Request;
import dev.corten.http.RequestSource;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.RouteSet;
import dev.corten.http.Router;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
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
                "paths":{"/a/{id}":{"get":{"operationId":"get","parameters":[{"name":"id","in":"path","required":true,\
                "schema":{"type":"string"}}]},"delete":{"operationId":"delete","parameters":[{"name":"id","in":"path",\
                "required":true,"schema":{"type":"string"}}]}}},\
                "components":{"schemas":{"A":{"type":"object"},"Error":{"type":"string"}},\
                "responses":{"Error":{"description":"An error","content":{"application/json":{"schema":\
                {"$ref":"#/components/schemas/Error"}}}}}}}""");
    }

    @Test
    void whatOnlyTheApplicationKnowsIsAdded() {
        Router api = Router.of(set(
                        "/a",
                        "A.get",
                        "{\"operationId\":\"A.get\",\"responses\":{\"200\":{},\"503\":"
                                + "{\"description\":\"Down\"},\"default\":{}}}"))
                .layer(Layers.timeout(Duration.ofSeconds(1)));
        Router twice = Router.of().nest("/v1", api).nest("/{version}", api);

        assertThat(OpenApi.of("A", "1", twice)
                        .errors("text/plain", "{}")
                        .description("All of *A*.")
                        .servers("https://a.example", "/b")
                        .document())
                .isEqualTo("""
                        {"openapi":"3.1.1","info":{"title":"A","version":"1","description":"All of *A*."},\
                        "servers":[{"url":"https://a.example"},{"url":"/b"}],\
                        "tags":[{"name":"A","description":"What an A is."}],\
                        "paths":{"/v1/a":{"get":{"operationId":"A.get","responses":{"200":{},\
                        "503":{"description":"Down; The request takes too long"},"default":{}}}},\
                        "/{version}/a":{"get":{"operationId":"A.get_2","responses":{"200":{},\
                        "503":{"description":"Down; The request takes too long"},"default":{}},\
                        "parameters":[{"name":"version","in":"path","required":true,"schema":{"type":"string"}}]}}},\
                        "components":{"schemas":{"Error":{}},"responses":{"Error":{"description":"An error","content":\
                        {"text/plain":{"schema":{"$ref":"#/components/schemas/Error"}}}}},\
                        "securitySchemes":{"key":{"type":"http","scheme":"bearer"}}}}""");
    }

    @Test
    void whatIsWrittenByHandMustBeJsonAndOneThing() {
        assertThatThrownBy(() -> OpenApi.of("A", "1", set("/a", "A.get", "{")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the operation of A.get is no JSON: $: ends too early");
        RouteSet other = new RouteSet() {
            @Override
            public List<Route> routes() {
                return List.of();
            }

            @Override
            public Map<String, String> securitySchemes() {
                return Map.of("key", "{\"type\":\"mutualTLS\"}");
            }
        };
        assertThatThrownBy(() -> OpenApi.of("A", "1", set("/a", "A.get", "{}"), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two different security schemes are called key");
    }

    private static RouteSet set(String path, String name, String operation) {
        return new RouteSet() {
            @Override
            public List<Route> routes() {
                return List.of(new Route("GET", path, name, _ -> Response.of(200), operation));
            }

            @Override
            public Map<String, String> tags() {
                return Map.of("A", "What an A is.");
            }

            @Override
            public Map<String, String> securitySchemes() {
                return Map.of("key", "{\"type\":\"http\",\"scheme\":\"bearer\"}");
            }
        };
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
