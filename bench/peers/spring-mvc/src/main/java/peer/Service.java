package peer;

import java.net.URI;
import java.util.HashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Spring MVC on Tomcat with virtual threads, and JDBC on HikariCP. */
@SpringBootApplication
public class Service {
    public static void main(String[] args) {
        var database = URI.create(System.getenv("DATABASE_URL"));
        var user = database.getUserInfo().split(":");
        var properties = new HashMap<String, Object>();
        properties.put("server.port", System.getenv("PORT"));
        properties.put("server.address", "127.0.0.1");
        properties.put("spring.threads.virtual.enabled", "true");
        properties.put(
                "spring.datasource.url",
                "jdbc:postgresql://" + database.getHost() + ":" + database.getPort() + database.getPath());
        properties.put("spring.datasource.username", user[0]);
        properties.put("spring.datasource.password", user.length > 1 ? user[1] : "");
        properties.put("spring.datasource.hikari.maximum-pool-size", "10");
        properties.put("spring.mustache.servlet.cache", "true");
        properties.put("logging.level.root", "WARN");
        var application = new SpringApplication(Service.class);
        application.setDefaultProperties(properties);
        application.run(args);
    }
}
