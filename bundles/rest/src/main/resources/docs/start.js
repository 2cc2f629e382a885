window.SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#page",
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  filter: true,
  validatorUrl: null,
});
