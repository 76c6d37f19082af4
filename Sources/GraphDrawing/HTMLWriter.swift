/// Writes a map as one self-contained page to explore: pan, zoom, search, filters, routes, time, export.
///
/// The page asks for nothing from anywhere; its content security policy lets in its own script and style by their
/// digests and nothing else. Names reach it as inert JSON and are only ever shown as text. The file is valid HTML and
/// well-formed XML whatever the names hold.
///
/// - Determinism: the same laid-out drawing and style give the same bytes.
public struct HTMLWriter: Sendable {
  public var style: Style

  public init(style: Style = Style()) { self.style = style }

  /// The whole file.
  ///
  /// - Parameter root: the vertex that the drawing is about, chosen when the page opens.
  public func html(of laidOut: LaidOutDrawing, root: Int? = nil) -> String {
    var builder = SceneBuilder(laidOut, style: style)
    let scene = builder.build()
    let css = PageStyle.css(for: style, scene: scene)
    let markup = PageMarkup(drawing: laidOut.drawing, scale: builder.scale, shadeScale: builder.shades)
    let data = PageData(drawing: laidOut.drawing, scene: scene, builder: builder, style: style, root: root)
    let policy =
      "default-src 'none'; script-src 'sha256-\(Self.digest(PageScript.text))'; "
      + "style-src 'sha256-\(Self.digest(css))'; base-uri 'none'; form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      \(markup.head(policy: policy, css: css))<body>
      \(markup.body)<script type="application/json" id="network">\(data.json())</script>
      <script>\(PageScript.text)</script>
      </body>
      </html>

      """
  }

  private static func digest(_ text: String) -> String { SHA256.base64(of: Array(text.utf8)) }
}
