package dev.corten.openapi;

import dev.corten.http.Content;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** The page at {@code /docs}: Swagger UI from its jar, started on {@code /openapi.json}. */
final class Page {
    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/" + version() + "/";

    private Page() {}

    static List<Route> routes() {
        return List.of(
                page("/docs", "text/html; charset=utf-8", "/dev/corten/openapi/docs.html"),
                page("/docs/start.js", "text/javascript; charset=utf-8", "/dev/corten/openapi/start.js"),
                page("/docs/swagger-ui.css", "text/css; charset=utf-8", "/" + WEBJAR + "swagger-ui.css"),
                page(
                        "/docs/swagger-ui-bundle.js",
                        "text/javascript; charset=utf-8",
                        "/" + WEBJAR + "swagger-ui-bundle.js"),
                page("/docs/favicon-32x32.png", "image/png", "/" + WEBJAR + "favicon-32x32.png"));
    }

    /** Reads the file at each request: it is a page for developers, and not worth a megabyte of heap in between. */
    private static Route page(String path, String type, String resource) {
        return Route.of("GET", path, "OpenApi.page", (Request request) -> Response.of(200)
                .header("Content-Type", type)
                .header("Cache-Control", "no-cache")
                // The page and what it loads come from here alone; it may call the API that it shows.
                .header(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'")
                .content(Content.of(bytes(resource))));
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Page.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("missing on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        var properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(bytes("/META-INF/maven/org.webjars/swagger-ui/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }
}
