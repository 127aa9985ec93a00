-- What a person does in Neovim: open an article, read the diagnostics, take a quick fix, then all safe fixes.
-- nvim --headless --clean -u NONE -S session.lua ARTICLE REPORT; the command of the server is in $RALAT_LSP (JSON).
local article, report = vim.env.RALAT_ARTICLE, vim.env.RALAT_REPORT
local waited = 120000
local said = {}

local function finish()
  vim.fn.writefile({ vim.fn.json_encode(said) }, report)
  vim.cmd("qall!")
end

local ok, problem = pcall(function()
  vim.cmd("edit " .. vim.fn.fnameescape(article))
  vim.bo.filetype = "markdown"
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = "ralat",
    cmd = vim.fn.json_decode(vim.env.RALAT_LSP),
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(buffer, client)

  local function diagnostics(wanted)
    vim.wait(waited, function()
      return #vim.diagnostic.get(buffer) == wanted
    end, 50)
    return vim.diagnostic.get(buffer)
  end

  local function lines()
    return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  end

  local function actions(diagnostic, only)
    local place = { line = diagnostic.lnum, character = diagnostic.col }
    local answer = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", {
      textDocument = vim.lsp.util.make_text_document_params(buffer),
      range = { start = place, ["end"] = place },
      context = { diagnostics = {}, only = only },
    }, waited)
    return answer[client].result
  end

  said.found = {}
  for _, d in ipairs(diagnostics(tonumber(vim.env.RALAT_COUNT))) do
    table.insert(said.found, { rule = d.code, line = d.lnum, from = d.col, to = d.end_col, message = d.message })
  end
  table.sort(said.found, function(a, b) return a.from < b.from end)

  local first = vim.diagnostic.get(buffer)[1]
  local fix = actions(first, { "quickfix" })[1]
  said.title = fix.title
  vim.lsp.util.apply_workspace_edit(fix.edit, vim.lsp.get_client_by_id(client).offset_encoding)
  said.after_one = lines()
  local left = diagnostics(tonumber(vim.env.RALAT_COUNT) - 1)
  said.left = #left

  local all = actions(left[1], { "source.fixAll" })[1]
  vim.lsp.util.apply_workspace_edit(all.edit, vim.lsp.get_client_by_id(client).offset_encoding)
  said.after_all = lines()
  said.none = #diagnostics(0)
end)
if not ok then
  said.problem = tostring(problem)
end
finish()
